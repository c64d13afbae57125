"use client";
import type { ClaimView, Span } from "@/core/claims.ts";
import { claimPlaces } from "../claim/places.ts";
import { whyNot } from "../claim/why-not.ts";
import { Glyph } from "../ui/glyph.tsx";
import { useWorkspace } from "../workspace/context.tsx";
import type { TalkAbout } from "./talk-desk.ts";
import { TalkList } from "./talk-list.tsx";
import { isOpen, useThreads } from "./use-talk.ts";

/** What is said of a claim, its verdict, its evidence and its words. */
export function TalkPart({ claim, onWords }: { claim: ClaimView; onWords: (span: Span) => void }) {
  const { may } = useWorkspace();
  const threads = useThreads(claim.id);
  const open = threads.filter(isOpen).length;
  return (
    <section className="sec" aria-labelledby={claimPlaces.talk}>
      <div className="sec-h">
        <h3 id={claimPlaces.talk} tabIndex={-1}>
          Talk
        </h3>
        {threads.length > 0 && (
          <span className="dim">
            {open} open{open < threads.length && `, ${threads.length - open} resolved`}
          </span>
        )}
        <span className="grow" />
        {may["comment.write"] ? (
          <TalkButton about={{ claimId: claim.id, subject: "claim" }} keys="M" />
        ) : (
          <span className="hint">Comment: {whyNot("comment.write").toLowerCase()}</span>
        )}
      </div>
      {threads.length === 0 && <p className="hint">Nothing was said yet.</p>}
      <TalkList claimId={claim.id} onWords={onWords} />
    </section>
  );
}

/** Begins a comment on what it stands at, and says how many threads there are on it; nothing for who may not write. */
export function TalkButton({ about, keys }: { about: TalkAbout; keys?: string }) {
  const { talk, may } = useWorkspace();
  const threads = useThreads(about.claimId).filter(
    ({ first }) => first.subject === about.subject && first.evidenceId === (about.evidenceId ?? null),
  );
  const open = about.subject === "claim" ? 0 : threads.filter(isOpen).length;
  if (!may["comment.write"]) return null;
  return (
    <button type="button" className="btn sm" onClick={() => talk.ask({ about })}>
      <Glyph name="talk" />
      Comment {open > 0 && <span className="num">{open}</span>}
      {keys && <kbd>{keys}</kbd>}
    </button>
  );
}
