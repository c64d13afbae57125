import { useEffect } from "react";
import type { KeptForm } from "../claim/kept-form.ts";
import type { Change } from "../workspace/changes.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import type { Words } from "./comment-form.tsx";

/**
 * Opens the form again with words that it sent and the server did not take, and the reason beside them. `wordsOf` gives
 * what such a change of this form held, null for all others. Where something else was typed into the form meanwhile,
 * they wait among the notices until that is sent or put aside.
 */
export function useRefused<T extends Words>(form: KeptForm<T>, wordsOf: (change: Change) => Partial<T> | null): void {
  const { store } = useWorkspace();
  const failures = useShown((state) => state.outbox.failures);
  const own = failures.find(({ entry }) => wordsOf(entry.change) !== null);
  const isFree = form.draft.body.trim() === "";
  useEffect(() => {
    const words = own && wordsOf(own.entry.change);
    if (!own || !words || !isFree) return;
    form.change({ ...words, refused: own.message });
    store.dismiss(own);
    // the form and what tells its words are new with each rendering, and mean the same
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [own?.entry.id, isFree]);
}
