"use client";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Article, Document, Revision } from "@/core/articles.ts";
import { cardId, type MarkedClaim } from "@/core/marked-claims.ts";
import { picturesIn } from "@/core/pictures.ts";
import type { Person } from "@/core/people.ts";
import type { ProposedWording } from "@/core/wording-answers.ts";
import type { FormAction } from "../ui/form.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { clockTime } from "../ui/moments.ts";
import { TopBar } from "../ui/top-bar.tsx";
import { dropText, leftTexts, type KeptText } from "./kept-texts.ts";
import { LeftTexts } from "./left-texts.tsx";
import { LinkSheet } from "./link-sheet.tsx";
import { PictureSheet } from "./picture-sheet.tsx";
import { ProposalCard } from "./proposal-card.tsx";
import { SaveSheet } from "./save-sheet.tsx";
import { Toolbar } from "./toolbar.tsx";
import { isOpen, useWriting, type Keeping } from "./use-writing.ts";
import { readNewest } from "./writing-api.ts";
import { describePicture, linkAt, pictureAt, setLink } from "./writing-commands.ts";

export interface WriterProps {
  article: Pick<Article, "id" | "title" | "language">;
  revision: Revision;
  marks: readonly MarkedClaim[];
  wordings: readonly ProposedWording[];
  people: readonly Pick<Person, "id" | "name">[];
  me: { id: string; email: string };
  menu: ReactNode;
  signIn: FormAction;
}

function keepingInWords(keeping: Keeping): ReactNode {
  if (keeping.kind === "unchanged") return "Not changed";
  if (keeping.kind === "unkept") return "Not kept: this browser’s storage is full";
  return (
    <>
      Kept<span className="wide-only"> in this browser</span> {clockTime(keeping.at)}
    </>
  );
}

/** The page on which a new version of an article is written: the text, its tools, and what is proposed for it. */
export function Writer({ article, revision, marks, wordings, people, me, menu, signIn }: WriterProps) {
  const host = useRef<HTMLDivElement>(null);
  const open = wordings.filter(({ answer }) => isOpen(answer));
  const writing = useWriting(host, {
    articleId: article.id,
    personId: me.id,
    language: article.language,
    revision,
    marks,
    wordings: open,
  });
  const { proposals, current, goTo } = writing;
  const [left, setLeft] = useState(() => leftTexts(me.id, article.id));
  const [sheet, setSheet] = useState<
    { kind: "link" | "picture" } | { kind: "save"; document: Document; stamp: string } | null
  >(null);
  const [said, setSaid] = useState("");
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? "Claimcheck";
  const describes = writing.state !== null && pictureAt(writing.state) !== null;
  const openSheet = () => setSheet({ kind: describes ? "picture" : "link" });
  const save = () => {
    writing.keepNow();
    setSheet({ kind: "save", document: writing.document(), stamp: writing.stamp() });
  };
  const saved = async (stamp: string) => {
    if (writing.done(stamp)) return window.location.assign(`/articles/${article.id}`);
    // the sheet was closed before the answer came, and more was written: that goes on top of what is saved
    const now = await readNewest(article.id);
    if (now.outcome === "ok") onTop(now.value.revision.number, now.value.wordings);
    setSaid("Your version is saved. What you wrote since is kept in this browser.");
  };
  const onTop = (number: number, list: readonly ProposedWording[]) => {
    writing.setBase(number);
    writing.tellWordings(list);
  };

  const goOn = (by: 1 | -1) => {
    const rows = proposals.filter(({ state, opinionId }) => state === "open" || opinionId === current);
    const next = rows[(rows.findIndex((row) => row.opinionId === current) + by + rows.length) % rows.length] ?? rows[0];
    if (!next) return setSaid("No proposed wording is open.");
    goTo(next.opinionId);
    document.getElementById(`proposal-${next.opinionId}`)?.focus();
  };
  const keys = useRef<(event: KeyboardEvent) => void>(() => {});
  useEffect(() => {
    keys.current = (event) => {
      if (sheet || event.isComposing) return;
      const mod = event.ctrlKey || event.metaKey;
      const act =
        event.key === "F8"
          ? () => goOn(event.shiftKey ? -1 : 1)
          : mod && event.key.toLowerCase() === "s"
            ? save
            : mod && event.key.toLowerCase() === "k"
              ? openSheet
              : event.altKey && event.key === "F10"
                ? () => document.querySelector<HTMLElement>("#writing-tools [tabindex='0']")?.focus()
                : null;
      if (!act) return;
      event.preventDefault();
      act();
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => keys.current(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  const takeUp = (text: KeptText & { slot: string }) => {
    writing.takeUp(text);
    if (text.slot !== writing.slot) dropText(text.slot);
    setLeft(left.filter(({ slot }) => slot !== text.slot));
    writing.focus();
    setSaid("Your text is back.");
  };
  const answered = proposals.filter(({ state }) => ["accepted", "edited", "declined"].includes(state)).length;

  return (
    <>
      <TopBar
        skipTo={{ id: "writing", label: "To the text" }}
        crumbs={[
          { label: "Desk", href: "/" },
          { label: article.title, href: `/articles/${article.id}` },
          { label: "Edit the text" },
        ]}
        saved={
          <span className={writing.keeping.kind === "unkept" ? "save not" : "save"}>
            <Glyph name={writing.keeping.kind === "unkept" ? "warn" : "check"} />
            <span className="num">{keepingInWords(writing.keeping)}</span>
          </span>
        }
        palette={
          <button type="button" className="btn sm pri" aria-keyshortcuts="Control+S" onClick={save}>
            <span>
              Save<span className="wide-only"> as a new version</span>
            </span>{" "}
            <kbd className="wide-only">Ctrl S</kbd>
          </button>
        }
        menu={menu}
      />
      <output className="vh">{said}</output>
      <div className={proposals.length > 0 ? "writing has-proposals" : "writing"}>
        <main className="writing-page" id="writing" tabIndex={-1}>
          <LeftTexts
            texts={left}
            present={revision.number}
            onTakeUp={takeUp}
            onThrowAway={(slot) => {
              dropText(slot);
              setLeft(left.filter((text) => text.slot !== slot));
              writing.focus();
            }}
          />
          <Toolbar
            state={writing.state}
            run={writing.run}
            describes={describes}
            onSheet={openSheet}
            onLeave={writing.focus}
          />
          <div className="writing-paper">
            <h1 className="galley-title">{article.title}</h1>
            <p className="hint" id="writing-hint">
              You write on version {writing.base}. Ctrl S saves a new version.
              {proposals.length > 0 && " F8 goes to the next proposed wording, Shift F8 to the one before."}
              {revision.document.content.some(({ type }) => type === "table") &&
                " In a table, Tab goes to the next cell, behind the last one to a new row; Alt F10 goes to the tools."}
              {picturesIn(revision.document).length > 0 && " Choose a picture, and Ctrl K describes it."}
            </p>
            <div ref={host} id="writing-text" />
            <ul className="vh" aria-label="Claims in this text">
              {marks.map(({ id, label }) => (
                <li key={id} id={cardId(id)}>
                  {label}
                </li>
              ))}
            </ul>
          </div>
        </main>
        {proposals.length > 0 && (
          <aside className="proposals" aria-label="Proposed wordings">
            <h2>
              Proposed wordings{" "}
              <span className="mid num">
                {answered} of {proposals.length} answered
              </span>
            </h2>
            {proposals.map((proposal) => (
              <ProposalCard
                key={proposal.opinionId}
                proposal={proposal}
                current={proposal.opinionId === current}
                by={nameOf(proposal.proposedBy)}
                onGo={() => goTo(proposal.opinionId)}
                onTake={(words) => {
                  writing.take(proposal.opinionId, words);
                  setSaid(`The words are in the text. F8 goes to the next proposal.`);
                }}
                onDecline={(reason) => {
                  writing.decline(proposal.opinionId, reason);
                  setSaid("Declined. F8 goes to the next proposal.");
                }}
                onReopen={() => writing.reopen(proposal.opinionId)}
                onLeave={writing.focus}
              />
            ))}
          </aside>
        )}
      </div>
      {sheet?.kind === "picture" && writing.state && (
        <PictureSheet
          present={pictureAt(writing.state) ?? ""}
          onSet={(alt) => {
            setSheet(null);
            writing.run(describePicture(alt));
          }}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet?.kind === "link" && writing.state && (
        <LinkSheet
          present={linkAt(writing.state)}
          onSet={(href) => {
            setSheet(null);
            writing.run(setLink(href));
          }}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet?.kind === "save" && (
        <SaveSheet
          articleId={article.id}
          base={writing.base}
          document={sheet.document}
          note={writing.note}
          onNote={writing.setNote}
          proposals={proposals}
          me={me}
          signIn={signIn}
          nameOf={nameOf}
          onBase={onTop}
          onSaved={() => void saved(sheet.stamp)}
          onClose={() => setSheet(null)}
        />
      )}
    </>
  );
}
