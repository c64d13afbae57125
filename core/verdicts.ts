/**
 * The default scale. A verdict remembers scale and version, so a later scale never re-reads an old verdict.
 * `rating` is the ClaimReview number: 5 best, 1 worst, 3 the middle, where as much speaks for a claim as against it.
 * null is left to the words alone: where evidence is lacking, a number would say how false the claim is.
 * `key` is the digit that picks it; `sign` names the glyph and the line pattern (components/ui/glyph.tsx).
 */
export const scale = { id: "claimcheck", version: 1 } as const;

/** The names of scales, as readers know them. */
const scaleNames: Readonly<Record<string, string>> = { [scale.id]: "Claimcheck verdict scale" };

/** A scale with its version, as a report keeps it («claimcheck 1»), in words: «Claimcheck verdict scale, version 1». */
export function scaleWords(kept: string): string {
  const [, id = kept, version = ""] = /^(.*) (\d+)$/su.exec(kept) ?? [];
  const name = Object.hasOwn(scaleNames, id) ? scaleNames[id]! : `Scale «${id}»`;
  return version === "" ? name : `${name}, version ${version}`;
}

export const verdicts = [
  { id: "supported", label: "Supported", short: "Supported", key: "1", rating: 5 },
  { id: "mostly-supported", label: "Mostly supported", short: "Mostly", key: "2", rating: 4 },
  { id: "misleading", label: "Misleading or missing context", short: "Misleading", key: "3", rating: 2 },
  { id: "refuted", label: "Refuted", short: "Refuted", key: "4", rating: 1 },
  { id: "conflicting", label: "Conflicting evidence", short: "Conflicting", key: "5", rating: 3 },
  { id: "not-enough-evidence", label: "Not enough evidence", short: "Not enough", key: "6", rating: null },
  { id: "not-checkable", label: "Not checkable", short: "Not checkable", key: "7", rating: null },
] as const;
export type VerdictId = (typeof verdicts)[number]["id"];

/** Every look a mark can have: the verdicts, «no verdict yet», and that its check was withdrawn. */
export type Sign = VerdictId | "unrated" | "void";

/** Every sign with its words, in the order of the scale. */
export const signWords: readonly { id: Sign; label: string }[] = [
  ...verdicts.map(({ id, label }) => ({ id, label })),
  { id: "unrated", label: "No verdict yet" },
  { id: "void", label: "Withdrawn" },
];

/** The words of a sign: the verdict's, or that there is none, or none any more. */
export function signLabel(sign: Sign): string {
  return signWords.find((row) => row.id === sign)?.label ?? sign;
}

/** Why a verdict is what it is; several may apply. */
export const reasons = [
  { id: "wrong-number", label: "Wrong number" },
  { id: "wrong-date", label: "Wrong date" },
  { id: "misquoted", label: "Misquoted" },
  { id: "translation-shift", label: "Translation shift" },
  { id: "misattributed", label: "Misattributed" },
  { id: "cherry-picked", label: "Cherry-picked" },
  { id: "out-of-date", label: "Out of date" },
  { id: "scope-or-precision", label: "Scope or precision" },
  { id: "unsupported-cause", label: "Unsupported cause" },
  { id: "source-does-not-say-so", label: "Source does not say so" },
  { id: "single-origin", label: "Single origin" },
] as const;
export type Reason = (typeof reasons)[number]["id"];

/** What to do with the sentence, before publication. */
export const dispositions = [
  { id: "keep", label: "Keep", report: "Keep as written" },
  { id: "fix", label: "Fix", report: "Fix" },
  { id: "clarify", label: "Clarify", report: "Clarify" },
  { id: "attribute", label: "Attribute", report: "Say who says so" },
  { id: "cut", label: "Cut", report: "Cut" },
  { id: "on-author", label: "On author", report: "On author" },
  { id: "to-come", label: "To come", report: "To come" },
  { id: "legal", label: "Legal", report: "Ask legal" },
] as const;
export type Disposition = (typeof dispositions)[number]["id"];

/** The row of the scale for a verdict. */
export function verdictById(id: VerdictId): (typeof verdicts)[number] {
  const row = verdicts.find((v) => v.id === id);
  if (!row) throw new Error(`no verdict «${id}» in scale ${scale.id} ${scale.version}`);
  return row;
}
