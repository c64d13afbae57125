import type { Audience } from "../audiences.ts";
import { channels, type Contact } from "../contacts.ts";
import { maskReasons, type Evidence, type MaskReason } from "../evidence.ts";
import { byKeys } from "../by-keys.ts";
import type { ArticleRecord } from "../record.ts";
import type { Withheld } from "../reports.ts";
import { sourceKinds, type Source } from "../sources.ts";

/** What can be kept from readers, in the order in which it is told. */
export const maskedThings = ["source", "passage", "contact"] as const;

/** Things kept from the readers of a copy: of what kind, why, and how many. Nothing else of them is in the copy. */
export interface Masked {
  what: (typeof maskedThings)[number];
  /** «interview», of a source; «phone», of a contact. */
  kind: string;
  /** null when nobody said why. */
  reason: MaskReason | null;
  count: number;
}

const kindWords = (kinds: readonly { id: string; label: string }[], id: string): string =>
  kinds.find((row) => row.id === id)?.label.toLowerCase() ?? "";

/**
 * What is masked of these: a source once however often it is used; of a source that the reader sees elsewhere in the
 * same place, each passage.
 */
export function maskedOf(
  hidden: { evidence: readonly Evidence[]; contacts: readonly Contact[] },
  sources: ReadonlyMap<string, Source>,
  visible: ReadonlySet<string>,
): Masked[] {
  const things = new Map<string, Omit<Masked, "count">>();
  for (const row of byKeys(hidden.evidence, ({ id }) => [id])) {
    const source = sources.get(row.sourceId);
    const isSeen = visible.has(row.sourceId);
    const reason = (isSeen ? row.maskReason : (source?.maskReason ?? row.maskReason)) ?? null;
    const thing = {
      what: isSeen ? "passage" : "source",
      kind: kindWords(sourceKinds, source?.kind ?? ""),
      reason,
    } as const;
    const key = isSeen ? row.id : row.sourceId;
    if (!things.has(key) || things.get(key)?.reason === null) things.set(key, thing);
  }
  for (const row of hidden.contacts) {
    const reason = row.maskReason ?? (row.terms === "off-record" ? "off-record" : null);
    things.set(row.id, { what: "contact", kind: kindWords(channels, row.channel), reason });
  }
  return counted([...things.values()]);
}

function counted(things: readonly Omit<Masked, "count">[]): Masked[] {
  return addedMasked(
    things.map((thing) => ({ ...thing, count: 1 })),
    [],
  );
}

/** Two counts as one; what comes to nothing is left out. */
export function addedMasked(one: readonly Masked[], other: readonly Masked[]): Masked[] {
  const groups = new Map<string, Masked>();
  for (const row of [...one, ...other]) {
    const key = [row.what, row.kind, row.reason ?? ""].join("\n");
    groups.set(key, { ...row, count: (groups.get(key)?.count ?? 0) + row.count });
  }
  return inTurn([...groups.values()].filter(({ count }) => count !== 0));
}

/** What is kept back of a claim (or of all: null), with what was kept back before the record came here. */
export function withKeptBack<T extends { withheld: Withheld; masked: readonly Masked[] }>(
  { keptBack }: Pick<ArticleRecord, "keptBack">,
  audience: Audience,
  claimId: string | null,
  counted: T,
): T {
  const counts = audience === "public" ? "public" : "editor";
  const before = keptBack.find((row) => row.audience === counts && row.claimId === claimId);
  if (!before) return counted;
  const { sources, passages } = counted.withheld;
  return {
    ...counted,
    withheld: { sources: sources + before.sources, passages: passages + before.passages },
    masked: addedMasked(counted.masked, before.masked),
  };
}

function inTurn(rows: readonly Masked[]): Masked[] {
  return byKeys(rows, (row) => [maskedThings.indexOf(row.what), row.kind, row.reason ?? ""]);
}

/** «One confidential source (interview): a person is protected.» */
export function maskedWords({ what, kind, reason, count }: Masked): string {
  const number = count === 1 ? "One" : String(count);
  const why = maskReasons.find((row) => row.id === reason)?.label.toLowerCase();
  return `${number} confidential ${what}${count === 1 ? "" : "s"}${kind && ` (${kind})`}${why ? `: ${why}` : ""}.`;
}
