"use client";
import { useEffect, useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { isClosed, type Span } from "@/core/claims.ts";
import { evidenceLabel } from "@/core/evidence.ts";
import { useKeptForm } from "../claim/kept-form.ts";
import { NamedRow } from "../claim/named-row.tsx";
import type { NewComment } from "../workspace/changes.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { CommentForm, noWords, type Words } from "./comment-form.tsx";
import type { TalkAbout } from "./talk-desk.ts";
import { Thread } from "./thread.tsx";
import { useRefused } from "./use-refused.ts";
import { isOpen, useAsked, useThreads } from "./use-talk.ts";
import "../claim/log.css";
import "./talk.css";

interface Draft extends Words {
  about: TalkAbout;
  visibility: "team" | "legal";
}

const readers = [
  { id: "team", label: "For the desk" },
  { id: "legal", label: "For legal only" },
] as const;

/** The threads on a claim, or with null those on words that no claim is on; and the form for a new one. */
export function TalkList({ claimId, onWords }: { claimId: string | null; onWords: (span: Span) => void }) {
  const { store, article, may } = useWorkspace();
  const threads = useThreads(claimId);
  const empty: Draft = { ...noWords, about: { claimId, subject: "claim" }, visibility: "team" };
  const form = useKeptForm<Draft>(`talk-form.${claimId ?? article.id}`, empty);
  useRefused(form, (change) => {
    if (change.kind !== "add-comment") return null;
    const { parentId, body, mentions, subject, evidenceId, words, visibility, claimId: on } = change.comment;
    if (parentId !== null || on !== claimId) return null;
    const about = { claimId, subject, ...(evidenceId !== null && { evidenceId }), ...(words && { words }) };
    return { body, chosen: mentions, about, visibility };
  });
  const [focusAt, setFocusAt] = useState(0);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const fold = (id: string, isUnfolded: boolean) =>
    setUnfolded(new Set(isUnfolded ? [...unfolded, id] : [...unfolded].filter((each) => each !== id)));
  const begin = (about: TalkAbout) => {
    // words begun about something else come along
    if (form.draft.body === "") form.begin({ about });
    if (form.draft.body !== "" || form.open) form.change({ about });
    setFocusAt(Date.now());
  };
  useAsked(claimId, (ask) => {
    if ("about" in ask) return begin(ask.about);
    fold(ask.threadId, true);
    setWanted(ask.threadId);
  });
  useEffect(() => {
    if (wanted === null) return;
    const thread = document.getElementById(`thread-${wanted}`);
    thread?.focus();
    thread?.scrollIntoView({ block: "nearest" });
  }, [wanted]);
  const send = (said: Pick<NewComment, "body" | "mentions">) => {
    const { about, visibility } = form.draft;
    const { subject, evidenceId = null, words = null } = about;
    const made = { id: uuidv7(), at: new Date().toISOString(), parentId: null };
    store.change({
      kind: "add-comment",
      comment: { ...made, claimId, subject, evidenceId, words, visibility, ...said },
    });
  };
  const toList = () => list.current?.querySelector<HTMLElement>(":scope > li:last-child")?.focus();
  return (
    <>
      <ul className="log talk" aria-label="Threads" ref={list}>
        {threads.map((thread) => (
          <Thread
            key={thread.first.id}
            thread={thread}
            unfolded={unfolded.has(thread.first.id)}
            onFold={(isUnfolded) => fold(thread.first.id, isUnfolded)}
            onWords={onWords}
          />
        ))}
      </ul>
      {form.open && may["comment.write"] && (
        <CommentForm
          form={form as never}
          label="New comment"
          act="Comment"
          focusAt={focusAt}
          onSend={send}
          onClose={toList}
        >
          <AboutNew about={form.draft.about} />
          {may["legal.read"] && (
            <NamedRow
              label="Readers"
              options={readers}
              chosen={form.draft.visibility}
              onChoose={(visibility) => form.change({ visibility })}
            />
          )}
        </CommentForm>
      )}
      {threads.length > 0 && threads.every((thread) => !isOpen(thread)) && !form.open && (
        <p className="hint">All threads are resolved.</p>
      )}
    </>
  );
}

/** What the new comment is about, and who is not told of it, or is although they read the claim blind. */
function AboutNew({ about }: { about: TalkAbout }) {
  const { people, me } = useWorkspace();
  const claim = useShown((state) => state.claims.get(about.claimId ?? ""));
  const evidence = useShown((state) => state.evidence.get(about.claimId ?? ""))?.find(
    ({ id }) => id === about.evidenceId,
  );
  const isSettled = claim !== undefined && (claim.status === "agreed" || isClosed(claim));
  const readers = isSettled ? [] : [claim?.secondReader, claim?.thirdReader].filter((id) => id && id !== me.id);
  const names = people.filter(({ id }) => readers.includes(id)).map(({ name }) => name);
  const who = new Intl.ListFormat("en").format(names);
  const told =
    about.subject === "verdict"
      ? `Not shown to ${who} before their own opinion.`
      : `${who} reads this claim blind: of its verdict write at the verdict.`;
  return (
    <>
      {about.subject !== "claim" && (
        <p className="log-m talk-about">
          {about.subject === "verdict" && "On the verdict"}
          {about.subject === "evidence" && `On ${evidence ? evidenceLabel(evidence) : "the evidence"}`}
          {about.words && <span className="talk-words">«{about.words.exact}»</span>}
        </p>
      )}
      {names.length > 0 && <p className="hint">{told}</p>}
    </>
  );
}
