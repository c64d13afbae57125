import { placedBlocks } from "./article-text.ts";
import { isRemoved, isVoid } from "./claims.ts";
import { coverageOf } from "./coverage.ts";
import { countOrigins } from "./origins.ts";
import type { Derivation } from "./derivations.ts";
import { saysSomething, type Policy } from "./policy.ts";
import { type ClaimPart, readinessRules, type ReadinessRule, type ReadyClaim } from "./readiness-rules.ts";
import type { ReadersView, ViewedClaim } from "./report/masks.ts";
import { sentences } from "./text/sentences.ts";

/** A claim as a line of the panel names it. */
export interface NamedClaim {
  id: string;
  number: number;
}

/** How an article stands with one rule. */
export interface ReadinessLine {
  id: string;
  /** «IFCN: sources · EFCSN: methodology», or «House rule». */
  code: string;
  label: string;
  why: string;
  /** `none`: there is nothing that the rule is about. */
  state: "holds" | "fails" | "none";
  /** In words: «Not kept for 3 of 21 claims.» */
  words: string;
  /** The claims that it fails on, in the order of their numbers. */
  claims: readonly NamedClaim[];
  /** The part of them that it is about; null: the text. */
  at: ClaimPart | null;
}

/** An article held against the codes of fact-checkers and the house rules. It warns; the editor decides. */
export interface Readiness {
  revision: number;
  lines: readonly ReadinessLine[];
  /** Claims that who asks has to read blind: lines about verdicts say nothing of them. */
  blind: readonly NamedClaim[];
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
const all = (of: string, count: number): string => (count === 1 ? of : `all ${of}`);

/**
 * Holds an article against the rules, as far as the view's circle may know it. `blind`: ids of claims whose verdict is
 * kept from who asks; whatever the view holds of it is not looked at.
 */
export function readinessOf(view: ReadersView, policy: Policy, blind: ReadonlySet<string>): Readiness {
  const originsOf = originCounter(view.derivations);
  const ready = view.claims.filter(isAsked).map((viewed): ReadyClaim => {
    const isBlind = blind.has(viewed.claim.id);
    const standing = isBlind ? null : viewed.standing;
    const saying = viewed.evidence.filter(saysSomething);
    return { ...viewed, standing, isBlind, saying, view, policy, originsOf };
  });
  return {
    revision: view.revision.number,
    lines: [...readinessRules.map((rule) => lineOf(rule, ready)), coverageLine(view)],
    blind: named(ready.filter(({ isBlind }) => isBlind)),
  };
}

/** Counts origins along those derivations alone that these sources lead to: thousands of claims ask. */
function originCounter(derivations: readonly Derivation[]): (sourceIds: readonly string[]) => number {
  const next = new Map<string, Derivation[]>();
  for (const row of derivations) next.set(row.sourceId, [...(next.get(row.sourceId) ?? []), row]);
  return (sourceIds) => {
    const reached = new Set(sourceIds);
    const own: Derivation[] = [];
    // a set hands out what is added while it is walked
    for (const id of reached) {
      for (const row of next.get(id) ?? []) {
        own.push(row);
        reached.add(row.originId);
      }
    }
    return countOrigins(sourceIds, own).origins;
  };
}

/** All but void claims, and what a person said was removed from the text. */
function isAsked({ claim, targets, placeless }: ViewedClaim): boolean {
  if (isVoid(claim)) return false;
  return targets.length > 0 || !placeless.every(isRemoved);
}

function named(claims: readonly ReadyClaim[]): NamedClaim[] {
  return claims.map(({ claim }) => ({ id: claim.id, number: claim.number })).toSorted((a, b) => a.number - b.number);
}

function lineOf(
  { id, code, label, why, at, applies, holds }: ReadinessRule,
  ready: readonly ReadyClaim[],
): ReadinessLine {
  const asked = ready.filter(applies);
  const failing = asked.filter((row) => !holds(row));
  const said = { id, code, label, why, at, claims: named(failing) };
  if (asked.length === 0) return { ...said, state: "none", words: "Not asked of this text." };
  const of = counted(asked.length, "claim");
  if (failing.length === 0) return { ...said, state: "holds", words: `Kept for ${all(of, asked.length)}.` };
  return { ...said, state: "fails", words: `Not kept for ${failing.length} of ${of}.` };
}

/** The one rule that is about sentences. */
function coverageLine({ revision, article, claims, sentenceMarks }: ReadersView): ReadinessLine {
  const { text, document } = revision;
  const spans = claims.map(({ claim, targets }) => ({ id: claim.id, spans: targets, decided: true }));
  const inText = sentences(text, placedBlocks(document), article.language);
  const { accounted, total } = coverageOf(inText, spans, sentenceMarks);
  const [left, of] = [total - accounted, counted(total, "sentence")];
  return {
    id: "coverage",
    code: "House rule",
    label: "Every sentence is accounted for",
    why: "A sentence holds a claim, or somebody said that it holds none.",
    state: total === 0 ? "none" : left === 0 ? "holds" : "fails",
    words: left === 0 ? `Kept for ${all(of, total)}.` : `Not kept for ${left} of ${of}.`,
    claims: [],
    at: null,
  };
}
