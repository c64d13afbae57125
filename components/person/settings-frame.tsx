import Link from "next/link";
import type { ReactNode } from "react";
import type { Person } from "@/core/people.ts";
import { can } from "@/core/permissions.ts";
import type { FormAction } from "../ui/form.tsx";
import { TopBar } from "../ui/top-bar.tsx";
import { PersonMenu } from "./person-menu.tsx";

const pages = [
  { href: "/settings", label: "You", for: undefined },
  { href: "/settings/people", label: "People", for: "person.manage" },
  { href: "/settings/newsroom", label: "Newsroom", for: "newsroom.manage" },
] as const;

/** The frame of the settings' pages: top bar, the list of pages, and the page. `here` is the page's address. */
export function SettingsFrame({
  me,
  signOut,
  here,
  children,
}: {
  me: Person;
  signOut: FormAction;
  here: (typeof pages)[number]["href"];
  children: ReactNode;
}) {
  const label = pages.find(({ href }) => href === here)?.label ?? "";
  const crumbs = [{ label: "Desk", href: "/" }, { label: "Settings", href: "/settings" }, { label }];
  return (
    <div className="page">
      <TopBar
        crumbs={crumbs}
        menu={<PersonMenu me={me} signOut={signOut} />}
        skipTo={{ id: "main", label: "To the settings" }}
      />
      <div className="set">
        <nav className="set-nav" aria-label="Settings">
          {pages
            .filter((page) => page.for === undefined || can(me, page.for))
            .map(({ href, label: name }) => (
              <Link key={href} href={href} {...(href === here && { "aria-current": "page" })}>
                {name}
              </Link>
            ))}
        </nav>
        <main className="set-main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
