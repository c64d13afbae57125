"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Refused } from "./article-api.ts";
import { formOf } from "./article-fields.tsx";
import type { Choice } from "./assign-dialog.tsx";
import { previewImport, saveImport } from "./import-api.ts";
import { dropDraft, emptyDraft, keepDraft, readDraft, type ImportDraft } from "./import-draft.ts";
import { LookStep } from "./look-step.tsx";
import { PasteStep } from "./paste-step.tsx";

/** How long typing rests before it is kept, in ms. */
const rest = 300;

/** The draft of this person, kept in this browser a moment after each change. `tooLarge`: it cannot be kept there. */
function useDraft(person: string) {
  const [draft, setDraft] = useState<ImportDraft | null>(() => readDraft(person));
  const [tooLarge, setTooLarge] = useState(false);
  useEffect(() => {
    if (!draft) return;
    const keep = () => setTooLarge(!keepDraft(person, draft));
    const timer = setTimeout(keep, rest);
    addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      removeEventListener("pagehide", keep);
    };
  }, [draft, person]);
  const change = (changes: Partial<ImportDraft>) => setDraft((now) => ({ ...(now ?? emptyDraft()), ...changes }));
  return { draft, change, tooLarge, drop: () => (setDraft(null), dropDraft(person)) };
}

interface BringInProps {
  me: string;
  people: readonly Choice[];
  zone: string;
  encodings: readonly string[];
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

function Steps({ me, people, zone, encodings }: BringInProps) {
  const router = useRouter();
  const { draft, change, tooLarge, drop } = useDraft(me);
  const [refused, setRefused] = useState<Refused>();
  const [busy, setBusy] = useState(false);
  if (!draft) return <p className="desk-empty slow">Opening the article…</p>;

  const look = async () => {
    if (draft.reading) return change({ step: "look" });
    setBusy(true);
    const { value, refused: why } = await previewImport(draft);
    setBusy(false);
    setRefused(why);
    const likely = (why?.present as { likely?: string } | undefined)?.likely;
    if (likely) change({ encoding: likely });
    if (!value) return;
    const { document, notes, ...about } = value;
    change({ step: "look", reading: { document, notes, form: formOf(about, zone) } });
  };
  const save = async () => {
    if (!draft.reading || busy) return;
    setBusy(true);
    const { value, refused: why } = await saveImport(draft, draft.reading, zone);
    setRefused(why);
    if (!value) {
      setBusy(false);
      // Where no answer came, it may have been saved: the same key then gives the first answer again. After a refusal
      // what is sent next differs, and a key belongs to one body.
      if (why.status !== 0) change({ key: crypto.randomUUID() });
      return;
    }
    drop();
    router.push(`/articles/${value.id}`);
  };
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
          saving={busy}
          people={people}
          zone={zone}
          back={() => {
            setRefused(undefined);
            change({ step: "text" });
          }}
          save={() => void save()}
        />
      ) : (
        <PasteStep
          draft={draft}
          change={(changes) => {
            setRefused(undefined);
            change(changes);
          }}
          refused={refused}
          reading={busy}
          encodings={encodings}
          look={() => void look()}
        />
      )}
    </>
  );
}
