"use client";
import { useRef, useState, type ReactNode } from "react";
import type { Audience } from "@/core/audiences.ts";
import { whyNot } from "../claim/why-not.ts";
import { Clearance, useClearance } from "../review/clearance.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { Menu, MenuItem, MenuLine, MenuLink, MenuText } from "../ui/menu.tsx";
import { TopBar } from "../ui/top-bar.tsx";
import { useWorkspace } from "./context.tsx";
import { HereNow } from "./presence.tsx";
import { ReportItems } from "./report-menu.tsx";
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
      <MenuLine />
      {may["claim.mark"] ? (
        <MenuLink href={`/articles/${article.id}/bring-in-claims`}>Bring in claims checked before</MenuLink>
      ) : (
        <MenuText>Bring in claims: {whyNot("claim.mark")}</MenuText>
      )}
    </Menu>
  );
}

/** The bar of the workspace: the way here, the state of saving, the report, the palette. */
export function WorkspaceBar({
  revisionNumber,
  menu,
  onPalette,
  onClaim,
  say,
}: {
  revisionNumber: number;
  menu: ReactNode;
  onPalette: () => void;
  /** Opens a claim that hinders the clearance. */
  onClaim: (claimId: string) => void;
  say: (message: string) => void;
}) {
  const { article } = useWorkspace();
  const [audience, setAudience] = useState<Audience>("editor");
  const clearance = useClearance();
  const more = useRef<HTMLButtonElement>(null);
  const reports = <ReportItems audience={audience} onAudience={setAudience} say={say} />;
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
          <Clearance clearance={clearance} more={more} onClaim={onClaim} />
          <Menu
            trigger={
              <button type="button" className="btn sm wide-only">
                Report <Glyph name="down" />
              </button>
            }
          >
            {reports}
          </Menu>
          <Menu
            trigger={
              <button
                ref={more}
                type="button"
                className="icb narrow-only"
                aria-label="More: clearance, reports, search"
              >
                <Glyph name="more" className="icon" />
              </button>
            }
          >
            <MenuItem onSelect={() => clearance.show(true)}>{clearance.label}</MenuItem>
            <MenuLink href={`/articles/${article.id}/about`}>About this article</MenuLink>
            <MenuItem onSelect={onPalette}>Search or run a command</MenuItem>
            <MenuLine />
            {reports}
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
