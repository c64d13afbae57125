import type { ReactNode } from "react";
import { ThemeToggle } from "./theme-toggle.tsx";
import { Wordmark } from "./wordmark.tsx";

/** A step of the way to this page; the last one has no address. */
export interface Crumb {
  label: string;
  href?: string;
}

/**
 * The bar on top of every page of the desk. Slots, from left to right:
 * `crumbs`: the way to this page, written into a nav named Breadcrumb;
 * `tags`: small marks behind the last crumb (version, deadline);
 * `saved`: the state of saving (a role="status" of its own);
 * `palette`: the button that opens the command palette;
 * `menu`: who is signed in (components/person/person-menu.tsx).
 * `skipTo` is the id of the page's main part, for the link that comes first in the order of focus.
 */
export function TopBar({
  crumbs,
  tags,
  saved,
  palette,
  menu,
  skipTo,
}: {
  crumbs: readonly Crumb[];
  tags?: ReactNode;
  saved?: ReactNode;
  palette?: ReactNode;
  menu: ReactNode;
  skipTo?: { id: string; label: string };
}) {
  return (
    <header className="top">
      {skipTo && (
        <a className="skip btn" href={`#${skipTo.id}`}>
          {skipTo.label}
        </a>
      )}
      <Wordmark href="/" />
      <nav className="crumb grow" aria-label="Breadcrumb">
        {crumbs.map(({ label, href }, i) => (
          <span className="crumb-step" key={label}>
            {i > 0 && (
              <span className="sl" aria-hidden="true">
                /
              </span>
            )}
            {href === undefined ? <b aria-current="page">{label}</b> : <a href={href}>{label}</a>}
          </span>
        ))}
        {tags}
      </nav>
      {saved}
      {palette}
      <ThemeToggle />
      {menu}
    </header>
  );
}
