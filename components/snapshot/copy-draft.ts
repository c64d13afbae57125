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

/** The form once what was sent of it is kept: empty, unless something was typed meanwhile. */
export function afterKept(now: CopyDraft, sent: CopyDraft): CopyDraft {
  return now === sent ? empty : now;
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
  /** Forgets what was sent and is kept by the server now; what was typed since stays. */
  const drop = (sent: CopyDraft) => {
    setDraft((now) => afterKept(now, sent));
    if (localStorage.getItem(key) === JSON.stringify(sent)) localStorage.removeItem(key);
  };
  return { draft, change, unkept, drop };
}
