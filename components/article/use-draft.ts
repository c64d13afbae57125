import { useEffect, useState } from "react";
import { dropDraft, emptyDraft, type ImportDraft, keepDraft, readDraft, type Way } from "./import-draft.ts";

/** How long typing rests before it is kept, in ms. */
const rest = 300;

/** What a change puts in anew: what was read from that is no reading of it any more. */
function wayChanged(changes: Partial<ImportDraft>): Way | undefined {
  if ("text" in changes || "html" in changes || "isPlain" in changes || "isMarkdown" in changes) return "text";
  return "url" in changes ? "url" : undefined;
}

function changed(now: ImportDraft, changes: Partial<ImportDraft>): ImportDraft {
  const stale = now.reading !== null && now.reading.from.way === wayChanged(changes);
  return { ...now, ...(stale && { reading: null }), ...changes };
}

/** The draft of this person, kept in this browser a moment after each change. `tooLarge`: it cannot be kept there. */
export function useDraft(person: string) {
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
  const change = (changes: Partial<ImportDraft>) => setDraft((now) => changed(now ?? emptyDraft(), changes));
  return { draft, change, tooLarge, drop: () => (setDraft(null), dropDraft(person)) };
}
