import { abbreviationsOf } from "./text/abbreviations.ts";
import { diffSequences } from "./text/diff.ts";
import { factsOf, staleKinds, type Fact, type StaleKind } from "./stale-facts.ts";

/** A word of a claim that its verdict may hang on and that changed. Empty `before`: it was put in; empty `after`: gone. */
export interface StaleWord {
  kind: StaleKind;
  before: string;
  after: string;
}

/** Beyond so many all facts are told as changed; bounds the time for claims as long as a book. */
const mostChanged = 1000;

/** Facts that were replaced, between two that stayed. */
interface Change {
  before: Fact[];
  after: Fact[];
}

function changesOf(old: readonly Fact[], now: readonly Fact[]): Change[] {
  const numbers = new Map<string, number>();
  const keysOf = (facts: readonly Fact[]) =>
    facts.map(({ key }) => numbers.get(key) ?? numbers.set(key, numbers.size).size - 1);
  const changes: Change[] = [];
  let goesOn = false;
  const edits = diffSequences(keysOf(old), keysOf(now), mostChanged);
  if (!edits) return [{ before: [...old], after: [...now] }];
  for (const { kind, aStart, aEnd, bStart, bEnd } of edits) {
    if (kind !== "equal" && !goesOn) changes.push({ before: [], after: [] });
    goesOn = kind !== "equal";
    if (!goesOn) continue;
    changes.at(-1)?.before.push(...old.slice(aStart, aEnd));
    changes.at(-1)?.after.push(...now.slice(bStart, bEnd));
  }
  return changes;
}

/** Facts of one kind that changed. Of facts that changed places all are told: «A, B → B, A». */
function changedFacts(kind: StaleKind, old: readonly Fact[], now: readonly Fact[]): StaleWord[] {
  if (old.length === now.length && old.every(({ key }, at) => key === now[at]!.key)) return [];
  const changes = changesOf(old, now);
  const gone = new Set(changes.flatMap(({ before }) => before.map(({ key }) => key)));
  const moved = changes.some(({ after }) => after.some(({ key }) => gone.has(key)));
  const told = moved ? [{ before: [...old], after: [...now] }] : changes;
  const shown = (facts: readonly Fact[]) => facts.map((fact) => fact.shown).join(kind === "quote" ? " " : ", ");
  return told.map(({ before, after }) => ({ kind, before: shown(before), after: shown(after) }));
}

/**
 * The numbers, dates, names, negations and quoted words of a claim that changed: at full confidence of its place, its
 * verdict is stale until someone re-confirms it (anchoring.md). The same number or date in another spelling is none
 * («twelve», «12»). English is known best; digits and quoted words are found in every language. Rather one word too many
 * than one too few: a person looks at them.
 */
export function staleWords(oldExact: string, newExact: string): StaleWord[] {
  if (oldExact === newExact) return [];
  const { starters } = abbreviationsOf("en");
  const [old, now] = [factsOf(oldExact, starters), factsOf(newExact, starters)];
  return staleKinds.flatMap((kind) => changedFacts(kind, old[kind], now[kind]));
}

/** A stale word as a person reads it: «twelve → eleven», «not → (gone)», «(new) → 2021». */
export function staleText({ before, after }: StaleWord): string {
  return `${before === "" ? "(new)" : before} → ${after === "" ? "(gone)" : after}`;
}

/**
 * What changed over two revisions, of what changed in each: a word that changed again is told from its first to its
 * last, and one that is back as it was is not told any more.
 */
export function staleSince(earlier: readonly StaleWord[], later: readonly StaleWord[]): StaleWord[] {
  const left = [...later];
  const chained = earlier.flatMap((word): StaleWord[] => {
    const next = left.findIndex(({ kind, before }) => kind === word.kind && before === word.after);
    if (next === -1) return [word];
    const [again] = left.splice(next, 1);
    return again!.after === word.before ? [] : [{ ...word, after: again!.after }];
  });
  return [...chained, ...left];
}
