"use client";
import type { ReactNode } from "react";
import { whyNot } from "../claim/why-not.ts";
import { Clearance } from "../review/clearance.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Menu, MenuLink, MenuText } from "../ui/menu.tsx";
import { TopBar } from "../ui/top-bar.tsx";
import { useWorkspace } from "./context.tsx";
import { HereNow } from "./presence.tsx";
import { SaveState } from "./save-state.tsx";

/** Which version is shown, and what can be done with versions. */
function VersionMenu({ number }: { number: number }) {
  const { article, may } = useWorkspace();
  const versions = `/articles/${article.id}/versions`;
  return (
    <Menu
      trigger={
        <button type="button" className="tag" aria-label={`Version ${number}. Versions of the text`}>
          v{number} <Glyph name="down" />
        </button>
      }
    >
      {may["article.revise"] ? (
        <>
          <MenuLink href={`/articles/${article.id}/edit`}>
            <span className="grow">Edit the text</span> <kbd>Shift E</kbd>
          </MenuLink>
          <MenuLink href={`${versions}/new`}>
            <span className="grow">Bring in a new version</span> <kbd>Shift N</kbd>
          </MenuLink>
        </>
      ) : (
        <MenuText>A new version: {whyNot("article.revise")}</MenuText>
      )}
      <MenuLink href={versions}>
        <span className="grow">All versions</span> <kbd>G V</kbd>
      </MenuLink>
      <MenuLink href={`${versions}/places`}>
        <span className="grow">Claims that wait for their place</span> <kbd>G P</kbd>
      </MenuLink>
    </Menu>
  );
}

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
          <VersionMenu number={revisionNumber} />
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
