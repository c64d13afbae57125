import { useMemo } from "react";
import { useForm, openForm } from "../evidence/form-draft.ts";
import type { Beside } from "../workspace/beside.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import type { Span } from "@/core/claims.ts";
import { evidenceLabel } from "@/core/evidence.ts";
import type { Snapshot } from "@/core/snapshots.ts";
import { locatorOf, type Paragraph } from "./paragraphs.ts";

/** Something to do with words of a copy. */
export interface PassageAct {
  label: string;
  keys: string;
  run: () => void;
}

interface Words {
  shown: Beside & { view: "copies" };
  snapshot: Snapshot;
  paragraphs: readonly Paragraph[];
  words: Span | null;
  /** Called when the words were taken. */
  taken: () => void;
}

/** Moves the focus to what the form asks for next, once it stands. */
function focusForm(): void {
  requestAnimationFrame(() => {
    const form = document.getElementById("evidence-form");
    const stance = form?.querySelector("[role=radiogroup][aria-label=Stance]");
    const choice = stance?.querySelector<HTMLElement>("input:checked") ?? stance?.querySelector<HTMLElement>("input");
    choice?.focus();
    choice?.scrollIntoView({ block: "nearest" });
  });
}

/**
 * What can be done with the words: they go into the form when that is open; else they become new evidence, or the
 * passage of the evidence that is looked at (first when its own is not in the copy).
 */
export function usePassageActs({ shown, snapshot, paragraphs, words, taken }: Words): readonly PassageAct[] {
  const { store, me, may } = useWorkspace();
  const { claimId, source, evidenceId } = shown;
  const { open } = useForm({ personId: me.id, claimId });
  const row = useShown((state) => state.evidence.get(claimId)?.find(({ id }) => id === evidenceId));
  return useMemo(() => {
    if (!words || !may["evidence.write"]) return [];
    const fields = {
      passage: snapshot.text.slice(words.start, words.end),
      snapshotId: snapshot.id,
      locator: locatorOf(paragraphs, snapshot.pages, words.start),
    };
    const toForm = () => {
      openForm({ personId: me.id, claimId }, { ...fields, form: "passage", known: source, address: source.url ?? "" });
      taken();
      focusForm();
    };
    if (open) return [{ label: "Use as passage", keys: "C", run: toForm }];
    const fresh = { label: "New evidence", run: toForm };
    if (!row) return [{ ...fresh, label: "Use as passage", keys: "C" }];
    const label = `Passage of ${evidenceLabel(row)}`;
    const own = {
      label,
      run: () => {
        store.change({ kind: "edit-evidence", claimId, evidenceId: row.id, fields });
        taken();
      },
    };
    const [first, second] = row.lock === "found" ? [fresh, own] : [own, fresh];
    return [
      { ...first, keys: "C" },
      { ...second, keys: "⇧ C" },
    ];
  }, [words, may, snapshot, paragraphs, open, row, store, me.id, claimId, source, taken]);
}
