import { useState } from "react";

/** What was pasted as a copy of a source and was not kept by the server yet. */
export interface CopyDraft {
  text: string;
  archiveUrl: string;
  archivedAt: string;
}

const empty: CopyDraft = { text: "", archiveUrl: "", archivedAt: "" };

const keyOf = (personId: string, sourceId: string) => `claimcheck.copy-form.${personId}.${sourceId}`;

function keep(key: string, draft: CopyDraft): boolean {
  try {
    if (draft.text === "" && draft.archiveUrl === "" && draft.archivedAt === "") localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/** The form for a copy as this person left it on this source, in this browser. `unkept`: the browser does not keep it. */
export function useCopyDraft(personId: string, sourceId: string) {
  const key = keyOf(personId, sourceId);
  const [draft, setDraft] = useState(() => {
    const kept = localStorage.getItem(key);
    return kept === null ? empty : { ...empty, ...(JSON.parse(kept) as CopyDraft) };
  });
  const [unkept, setUnkept] = useState(false);
  const change = (fields: Partial<CopyDraft>) => {
    const next = { ...draft, ...fields };
    setDraft(next);
    setUnkept(!keep(key, next));
  };
  return { draft, change, unkept, drop: () => change(empty) };
}
