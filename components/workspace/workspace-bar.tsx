"use client";
import type { ReactNode } from "react";
import { Clearance } from "../review/clearance.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Menu, MenuLink, MenuText } from "../ui/menu.tsx";
import { TopBar } from "../ui/top-bar.tsx";
import { useWorkspace } from "./context.tsx";
import { HereNow } from "./presence.tsx";
import { SaveState } from "./save-state.tsx";

/** The bar of the workspace: the way here, the state of saving, the report, the palette. */
export function WorkspaceBar({
  revisionNumber,
  menu,
  onPalette,
  onClaim,
}: {
  revisionNumber: number;
  menu: ReactNode;
  onPalette: () => void;
  /** Opens a claim that hinders the clearance. */
  onClaim: (claimId: string) => void;
}) {
  const { article } = useWorkspace();
  const report = `/api/v1/articles/${article.id}/report`;
  return (
    <TopBar
      skipTo={{ id: "text", label: "To the text" }}
      crumbs={[{ label: "Desk", href: "/" }, { label: article.title }]}
      tags={
        <>
          <span className="tag wide-only">v{revisionNumber}</span>
          <a className="tag wide-only" href={`/articles/${article.id}/about`}>
            About
          </a>
        </>
      }
      saved={
        <>
          <HereNow />
          <SaveState />
        </>
      }
      palette={
        <>
          <Clearance onClaim={onClaim} />
          <Menu
            trigger={
              <button type="button" className="btn sm wide-only">
                Report <Glyph name="down" />
              </button>
            }
          >
            <MenuText>Editor’s copy</MenuText>
            <MenuLink href={`${report}/html?audience=editor`}>Annotated report (HTML)</MenuLink>
            <MenuLink href={`${report}/csv?audience=editor`}>Claim sheet (CSV)</MenuLink>
            <MenuLink href={`${report}/json`}>The whole record (JSON)</MenuLink>
            <MenuText>For the public</MenuText>
            <MenuLink href={`${report}/html?audience=public`}>Public report (HTML)</MenuLink>
          </Menu>
          <button
            type="button"
            className="palette wide-only"
            onClick={onPalette}
            aria-label="Search or run a command, Control K"
          >
            <Glyph name="search" />
            <span className="grow">Search or run a command</span>
            <kbd>Ctrl K</kbd>
          </button>
        </>
      }
      menu={menu}
    />
  );
}
