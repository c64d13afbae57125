import type { Audience } from "./audiences.ts";
import { addedMasked, type Masked } from "./report/masked.ts";
import { readersView } from "./report/masks.ts";
import type { ArticleRecord } from "./record.ts";

/**
 * What the copies of a record's report count as kept back that is not in the record itself, since whoever took the
 * record out could not see it: of one claim, or of the whole article (null).
 */
export interface KeptBack {
  /** Whose copy counts it: the editor's (and the legal one, where this is all that is known), or the public one. */
  audience: Exclude<Audience, "legal">;
  claimId: string | null;
  sources: number;
  passages: number;
  masked: readonly Masked[];
}

/** What copies made of `seen`, a part of the record `whole`, would not count any more; without what counts nothing. */
export function keptBackFrom(whole: ArticleRecord, seen: ArticleRecord): KeptBack[] {
  return (["editor", "public"] as const).flatMap((audience) => {
    const [all, part] = [readersView(whole, audience), readersView({ ...seen, keptBack: [] }, audience)];
    const parts = new Map(part.claims.map((one) => [one.claim.id, one]));
    const rows = [
      { claimId: null, of: all, without: part },
      ...all.claims.map((one) => ({ claimId: one.claim.id, of: one, without: parts.get(one.claim.id) ?? one })),
    ];
    return rows.flatMap(({ claimId, of, without }): KeptBack[] => {
      const sources = of.withheld.sources - without.withheld.sources;
      const passages = of.withheld.passages - without.withheld.passages;
      const masked = addedMasked(
        of.masked,
        without.masked.map((row) => ({ ...row, count: -row.count })),
      );
      return sources === 0 && passages === 0 && masked.length === 0
        ? []
        : [{ audience, claimId, sources, passages, masked }];
    });
  });
}
