"use client";
import type { ReactNode } from "react";
import { Glyph } from "../ui/glyph.tsx";
import { clockTime } from "../ui/moments.ts";
import { changeInWords, typedTexts } from "./change-words.ts";
import { claimIdOf, nounOf } from "./conflict-sheet.tsx";
import { useShown, useWorkspace } from "./context.tsx";
import type { Conflict, Failure } from "./outbox.ts";
import { isOfEarlierText, onPresentText } from "./present-text.ts";
import { takeUp } from "./postponed.ts";
import type { WorkspaceState } from "./store.ts";
import { NewerVersion } from "./newer-version.tsx";
import "./sync.css";

const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** What stands between typing and the server, each with what is safe and the way out. `signIn` signs in in place. */
export function SyncNotices({ signIn }: { signIn: ReactNode }) {
  const outbox = useShown((state) => state.outbox);
  const unkept = useShown((state) => state.unkept);
  const waiting = counted(outbox.entries.length, "change waits", "changes wait");
  const since = outbox.since === null ? "" : `since ${clockTime(outbox.since)}`;
  const isBehind = useShown((state) => state.loaded && state.newest > state.revision);
  const silent =
    !isBehind && outbox.line === "online" && !unkept && outbox.failures.length === 0 && outbox.conflicts.length === 0;
  return (
    <section aria-label="Notices" className={silent ? "notices none" : "notices"}>
      {/* said once: the strips below count on while one types */}
      <p className="vh" role="alert">
        {outbox.line === "offline" && "You are offline. Work goes on."}
        {outbox.line === "signed-out" && "You are signed out. What you typed is safe."}
        {outbox.conflicts.length > 0 && "Somebody else changed what you changed. Both texts are safe."}
      </p>
      {isBehind && <NewerVersion />}
      {outbox.line === "offline" && (
        <Strip glyph="off" since={since}>
          <b>You are offline.</b>{" "}
          <span className="mid">
            You can go on working. {waiting} on this computer and {outbox.entries.length === 1 ? "is" : "are"} sent when
            the line is back.
          </span>
        </Strip>
      )}
      {outbox.line === "signed-out" && (
        <Strip glyph="warn" since={since}>
          <b>You are signed out.</b>{" "}
          <span className="mid">What you typed is safe: {waiting} on this computer until you sign in again.</span>
          {signIn}
        </Strip>
      )}
      {unkept && (
        <Strip glyph="warn" bad>
          <b>This browser keeps no drafts: its storage is full, or forbidden.</b>{" "}
          <span className="mid">Leave the page only when it says «Saved».</span>
        </Strip>
      )}
      {outbox.conflicts.map((conflict) => (
        <ConflictStrip key={conflict.entry.id} conflict={conflict} />
      ))}
      {outbox.failures.map((failure) => (
        <FailureStrip key={failure.entry.id} failure={failure} />
      ))}
    </section>
  );
}

interface StripProps {
  glyph: "off" | "warn";
  since?: string;
  bad?: boolean;
  children: ReactNode;
}

function Strip({ glyph, since, bad, children }: StripProps) {
  return (
    <div className={bad ? "strip bad" : "strip"}>
      <Glyph name={glyph} />
      <div className="grow">{children}</div>
      {since && <span className="dim num">{since}</span>}
    </div>
  );
}

function useClaimName(claimId: string | undefined): string {
  const number = useShown((state) => state.claims.get(claimId ?? "")?.number ?? state.gone.get(claimId ?? "")?.number);
  return number === undefined ? "" : `Claim ${number}: `;
}

function ConflictStrip({ conflict }: { conflict: Conflict }) {
  const name = useClaimName(claimIdOf(conflict));
  return (
    <Strip glyph="warn">
      <b>
        {name}somebody else changed the {nounOf(conflict)} while you were typing.
      </b>{" "}
      <span className="mid">Both texts are safe.</span>{" "}
      <button type="button" className="btn sm" onClick={() => takeUp(conflict.entry.id)}>
        Decide
      </button>
    </Strip>
  );
}

/** Why something that was marked on an earlier version was not saved, and the way out. */
function inEarlierText({ entry: { change } }: Failure, ground: WorkspaceState): string {
  const made = "revision" in change ? change.revision : 0;
  const now = `It was made on version ${made}, and the text is at version ${ground.revision} now.`;
  return onPresentText(change, ground)
    ? `${now} The same words stand in it once.`
    : `${now} Its words do not stand there exactly once: look, and mark them anew.`;
}

function FailureStrip({ failure }: { failure: Failure }) {
  const { store } = useWorkspace();
  const { change } = failure.entry;
  const name = useClaimName("claimId" in change ? change.claimId : undefined);
  const typed = typedTexts(change);
  const copy = typed.map(({ label, text }) => `${label}: ${text}`).join("\n\n");
  const ground = useShown((state) => state);
  const wasEarlier = isOfEarlierText(change, ground);
  const again = !wasEarlier
    ? "Try again"
    : onPresentText(change, ground) && `Mark the same words in version ${ground.revision}`;
  return (
    <Strip glyph="warn" bad>
      <b>
        {name}
        {changeInWords(change)} was not saved.
      </b>{" "}
      <span className="mid">{wasEarlier ? inEarlierText(failure, ground) : failure.message}</span>
      {typed.map(({ label, text }) => (
        <p key={label} className="typed" dir="auto">
          <span className="lbl">{label}</span> {text}
        </p>
      ))}
      <div className="strip-a">
        {again && (
          <button type="button" className="btn sm" onClick={() => store.retry(failure)}>
            {again}
          </button>
        )}
        {typed.length > 0 && (
          <button type="button" className="btn sm" onClick={() => void navigator.clipboard.writeText(copy)}>
            Copy
          </button>
        )}
        <button type="button" className="btn sm quiet" onClick={() => store.dismiss(failure)}>
          Discard
        </button>
      </div>
    </Strip>
  );
}
