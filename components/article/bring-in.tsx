"use client";
import { useState, useSyncExternalStore } from "react";
import type { Run } from "../ui/use-running.ts";
import type { Fetching } from "./address-field.tsx";
import type { Choice } from "./assign-dialog.tsx";
import { LookStep } from "./look-step.tsx";
import { PasteStep } from "./paste-step.tsx";
import { ProgressLine } from "./progress-line.tsx";
import { type Doing, useBringing } from "./use-bringing.ts";
import { useDraft } from "./use-draft.ts";

interface BringInProps {
  me: string;
  people: readonly Choice[];
  zone: string;
  encodings: readonly string[];
  fetching: Fetching;
}

const never = () => () => undefined;

/** Brings an article in, in two steps: its text; then a look at how it was read, with what is said about it. */
export function BringIn(props: BringInProps) {
  // The server knows nothing of this browser's storage: what is kept there is shown after the first paint.
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return isInBrowser ? <Steps {...props} /> : <p className="desk-empty slow">Loading…</p>;
}

function wordsFor(doing: Doing, { sent }: Run): string {
  if (sent !== null && sent < 1) return "Sending the file";
  if (doing.act === "save") return "Saving";
  return doing.way === "url" ? "Fetching and reading the page" : "Reading it";
}

function Steps({ me, people, zone, encodings, fetching }: BringInProps) {
  const kept = useDraft(me);
  const { draft, change, tooLarge } = kept;
  const { running, doing, cancel, refused, setRefused, said, file, hold, look, save } = useBringing(kept, zone);
  const [returned, setReturned] = useState(false);
  if (!draft) return <p className="desk-empty slow">Opening the article…</p>;

  // Once all of it is sent, a save may have happened already: there is nothing to stop any more.
  const canStop = running && (doing?.act === "read" || (running.sent !== null && running.sent < 1));
  const progress =
    running && doing ? (
      <ProgressLine words={wordsFor(doing, running)} running={running} {...(canStop && { cancel })} />
    ) : null;
  return (
    <>
      {tooLarge && (
        <p className="form-note" role="alert">
          This is too large to be kept in the browser: it is lost when this page is closed before it is saved.
        </p>
      )}
      {draft.step === "look" && draft.reading ? (
        <LookStep
          reading={draft.reading}
          change={(changes) => draft.reading && change({ reading: { ...draft.reading, ...changes } })}
          refused={refused}
          progress={progress}
          said={said}
          busy={running !== null}
          people={people}
          zone={zone}
          back={() => {
            setRefused(undefined);
            setReturned(true);
            change({ step: "text" });
          }}
          save={() => void save()}
        />
      ) : (
        <PasteStep
          title="Bring in an article"
          lead="Give its address, paste it, or choose a file. What comes in is kept as it came; you see and correct its text in the next step."
          draft={draft}
          change={(changes) => {
            setRefused(undefined);
            change(changes);
          }}
          held={file}
          hold={hold}
          refused={refused}
          progress={progress}
          said={said}
          busy={running !== null}
          lastWay={doing?.act === "read" ? doing.way : undefined}
          returned={returned}
          encodings={encodings}
          fetching={fetching}
          look={(way) => void look(way)}
        />
      )}
    </>
  );
}
