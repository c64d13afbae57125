"use client";
import { Tabs } from "@base-ui/react/tabs";
import { useState, type ReactNode } from "react";
import { audiences, type Audience } from "@/core/audiences.ts";
import { leftOutWords, type ReportChoice, type ReportCopies } from "@/core/report/choices.ts";
import { whyNot } from "../claim/why-not.ts";
import { PublicationPanel, type Publishing } from "../publication/publication-panel.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { GoKeys } from "../ui/go-keys.tsx";
import { usePressedKeys } from "../ui/pressed-keys.ts";
import { CopyChoices, MaskedCount } from "./copy-choices.tsx";
import { CopyFiles } from "./copy-files.tsx";
import { Preview } from "./preview.tsx";
import { pageAddress } from "./report-address.ts";
import { Heard } from "./heard.ts";
import { useCopies } from "./use-copies.ts";

interface ReportPageProps {
  article: { id: string; title: string };
  /** Who looks. */
  me: string;
  copies: ReportCopies;
  /** The copy that is shown at first. */
  audience: Audience;
  mayRecord: boolean;
  publishing: Publishing;
  /** Further panels, below what was published. */
  children?: ReactNode;
}

/** Goes to the ways to publish: to the first of them, or where this person has none to what was published. */
function toPublishing(): void {
  const panel = document.querySelector<HTMLElement>("#publish");
  (panel?.querySelector<HTMLElement>(".log-a button") ?? panel?.querySelector<HTMLElement>("h2"))?.focus();
  panel?.scrollIntoView({ block: "nearest" });
}

/** The report of an article: the three copies to look at, what each goes without, and its files. */
export function ReportPage(props: ReportPageProps) {
  const { article, me, copies: first, audience: opened, mayRecord, publishing, children } = props;
  const [audience, setAudience] = useState(opened);
  const [leaveOut, setLeaveOut] = useState<readonly ReportChoice[]>([]);
  const { copies, made, changed, heard, trouble, refresh } = useCopies(article.id, me, first);
  usePressedKeys({ r: () => void refresh(), p: toPublishing });
  const copy = copies.items.find((row) => row.audience === audience) ?? copies.items[0];
  const wanted = { articleId: article.id, audience, leaveOut };
  const address = pageAddress(wanted);
  return (
    <Tabs.Root className="report-page" value={audience} onValueChange={(next: Audience) => setAudience(next)}>
      <GoKeys />
      <div className="report-look">
        <h1 className="vh">Report: {article.title}</h1>
        <div className="report-bar">
          <Tabs.List className="report-tabs" aria-label="Whose copy" activateOnFocus>
            {audiences.map(({ id, label }) => {
              const closed = !copies.items.some((row) => row.audience === id);
              return (
                <Tabs.Tab key={id} value={id} disabled={closed}>
                  {label}
                </Tabs.Tab>
              );
            })}
          </Tabs.List>
          {!copies.items.some((row) => row.audience === "legal") && (
            <span className="dim">Legal copy: {whyNot("legal.read").toLowerCase()}</span>
          )}
          <output className="grow mid">
            {trouble !== "" ? (
              <span className="wrong">{trouble}</span>
            ) : changed ? (
              <span className="flag stale">
                <Glyph name="stale" /> The article changed since
              </span>
            ) : (
              leftOutWords(leaveOut)
            )}
          </output>
          <button type="button" className="btn sm" onClick={() => void refresh()}>
            Refresh <kbd>R</kbd>
          </button>
          <button type="button" className="btn sm" onClick={toPublishing}>
            Publishing <kbd>P</kbd>
          </button>
        </div>
        {audiences.map(({ id, label }) => (
          <Tabs.Panel key={id} value={id} className="report-panel">
            <Preview key={`${address} ${made}`} address={address} label={label} />
          </Tabs.Panel>
        ))}
      </div>
      <section className="report-side scroll" aria-label="The copy and its files">
        {copy && (
          <>
            <CopyChoices copy={copy} leaveOut={leaveOut} onLeaveOut={setLeaveOut} />
            <MaskedCount masked={copy.masked} />
          </>
        )}
        <CopyFiles copy={wanted} title={article.title} mayRecord={mayRecord} />
        <PublicationPanel article={article} me={me} made={made} heard={heard} {...publishing} />
        <Heard value={heard.any}>{children}</Heard>
      </section>
    </Tabs.Root>
  );
}
