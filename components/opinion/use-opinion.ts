import { useMemo, useState } from "react";
import type { Edited } from "../claim/trouble.ts";
import type { DraftFields } from "../workspace/changes.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { standingOpinion } from "../workspace/overlay.ts";
import { owedReading } from "@/core/blindness.ts";
import type { ClaimView } from "@/core/claims.ts";
import { newDraft, type Opinion } from "@/core/opinions.ts";
import { newSecondDraft, type SecondOpinion } from "@/core/second-opinions.ts";

const noOpinions: readonly Opinion[] = [];
const noneGiven: readonly SecondOpinion[] = [];

/** The verdict on a claim as the card shows and changes it: the desk's, or this person's own while they read blind. */
export interface OpinionInWork {
  claimId: string;
  /** The draft, or a copy of the opinion that stands, or empty. */
  body: DraftFields;
  /** There is a draft: what is shown is not given yet. */
  begun: boolean;
  standing: Opinion | undefined;
  opinions: readonly Opinion[];
  /** The blind reading that this person owes; null when they owe none. */
  reading: 2 | 3 | null;
  /** False until the server's draft is known: what would be typed before could go over it. */
  ready: boolean;
  /** Why nobody, or not this person, may write on the verdict now; undefined when they may. */
  closed: string | undefined;
  edited: Edited;
  edit: (fields: Partial<DraftFields>, when?: "pause" | "now") => void;
}

/** Reads and changes the verdict on a claim. Once it can be written in it stays so, also while it is read anew. */
export function useOpinion(claim: ClaimView): OpinionInWork {
  const { store, me } = useWorkspace();
  const { id: claimId } = claim;
  const draft = useShown((state) => state.drafts.get(claimId));
  const review = useShown((state) => state.reviews.get(claimId));
  const opinions = useShown((state) => state.opinions.get(claimId)) ?? noOpinions;
  const [opened, setOpened] = useState(false);
  const standing = standingOpinion(opinions, claimId);
  const reading = owedReading(me.id, { claim, first: standing, given: review?.given ?? noneGiven });
  const known = (reading === null ? draft !== undefined : review !== undefined) || claim.version === 0;
  if (known && !opened) setOpened(true);
  const own = review?.draft;
  const body = useMemo(() => {
    if (reading !== null) return own ?? newSecondDraft(claimId, me.id, "");
    return draft ?? newDraft(claimId, standing, "", null);
  }, [reading, own, draft, claimId, me.id, standing]);
  const propose = review?.moves.find(({ move }) => move === "propose")?.open;
  const kind = reading === null ? "edit-draft" : "edit-second-draft";
  return {
    claimId,
    body,
    begun: Boolean(reading === null ? draft : own),
    standing,
    opinions,
    reading,
    ready: known || opened,
    closed: reading === null && typeof propose === "string" ? propose : undefined,
    edited: { kind, id: claimId },
    edit: (fields, when = "now") => store.change({ kind, claimId, fields }, when),
  };
}
