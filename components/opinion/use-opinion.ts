import { useMemo, useState } from "react";
import type { DraftFields } from "../workspace/changes.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { standingOpinion } from "../workspace/overlay.ts";
import { newDraft, type Draft, type Opinion } from "@/core/opinions.ts";

const noOpinions: readonly Opinion[] = [];

/** The verdict on a claim as the card shows and changes it. */
export interface OpinionInWork {
  claimId: string;
  /** The draft, or a copy of the opinion that stands, or empty. */
  body: Draft;
  /** There is a draft: what is shown is not given yet. */
  begun: boolean;
  standing: Opinion | undefined;
  opinions: readonly Opinion[];
  /** False until the server's draft is known: what would be typed before could go over it. */
  ready: boolean;
  edit: (fields: Partial<DraftFields>, when?: "pause" | "now") => void;
}

/** Reads and changes the verdict on a claim. Once it can be written in it stays so, also while it is read anew. */
export function useOpinion(claimId: string): OpinionInWork {
  const { store } = useWorkspace();
  const draft = useShown((state) => state.drafts.get(claimId));
  const opinions = useShown((state) => state.opinions.get(claimId)) ?? noOpinions;
  const isNew = useShown((state) => state.claims.get(claimId)?.version === 0);
  const [opened, setOpened] = useState(false);
  const known = draft !== undefined || isNew;
  if (known && !opened) setOpened(true);
  const standing = standingOpinion(opinions, claimId);
  const body = useMemo(() => draft ?? newDraft(claimId, standing, "", null), [draft, claimId, standing]);
  const edit: OpinionInWork["edit"] = (fields, when = "now") =>
    store.change({ kind: "edit-draft", claimId, fields }, when);
  return { claimId, body, begun: Boolean(draft), standing, opinions, ready: known || opened, edit };
}
