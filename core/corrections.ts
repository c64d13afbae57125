import { articleText } from "./article-text.ts";
import {
  compareClaims,
  fieldChanges,
  isSame,
  unique,
  type FieldRule,
  type ReportChange,
  type SaidChange,
} from "./claim-corrections.ts";
import { correctionKinds, type CorrectionKind } from "./publications.ts";
import type { Report, ReportSource } from "./reports.ts";
import { isSlip } from "./slips.ts";

/** What changes a claim, a verdict, its evidence or its justification: a correction must say these. */
const grave: ReadonlySet<CorrectionKind> = new Set(["rating", "factual", "void"]);

const sourceRules: Record<keyof ReportSource, FieldRule> = {
  id: null,
  label: null,
  kind: ["factual", "what kind of source it is changed"],
  title: ["factual", "its title changed"],
  publisher: ["factual", "its publisher changed"],
  author: ["factual", "its author changed"],
  publishedAt: ["factual", "the date when it came out changed"],
  language: ["factual", "its language changed"],
  url: ["factual", "its address changed"],
  note: null,
  visibility: null,
  interest: null,
  reliability: null,
  origins: null,
  snapshots: ["update", "its kept copies changed"],
  claims: null,
};

/** What is not a claim, a source or the text. What follows from those is told with them. */
const reportRules: Partial<Record<keyof Report, FieldRule>> = {
  byline: ["factual", "the byline changed"],
  outlet: ["factual", "the outlet changed"],
  publishedAt: ["factual", "the date when the article came out changed"],
  language: ["update", "its language changed"],
  url: ["factual", "its address changed"],
  people: ["update", "the names of those who worked on the check changed"],
  reviewRules: ["update", "the rules on review changed"],
  withheld: ["update", "how much is kept back changed"],
  masked: ["update", "what is told of what is kept back changed"],
};

/**
 * In what two public states of one report differ, for the reader: what is grave by the kind of thing that changed, not
 * by how much of it. Nothing when they say the same; their dates alone make no difference.
 */
export function compareReports(before: Report, after: Report): ReportChange[] {
  const others = [
    ...sourceChanges(before, after),
    ...textChanges("title", before.title, after.title),
    ...textChanges("text", articleText(before.document), articleText(after.document)),
    ...fieldChanges("Article", before, after, reportRules),
  ];
  const changes = unique([...claimChanges(before, after), ...others.map((change) => ({ ...change, claimId: null }))]);
  if (changes.length > 0 || isSame(undated(before), undated(after))) return byGravity(changes);
  return [{ kind: "update", sentence: "The layout of the text, or a detail of the report, changed.", claimId: null }];
}

/** The date of a report follows from its parts; that of its text version is told with the text. */
function undated({ asOf: _asOf, revision, ...rest }: Report): unknown {
  return { ...rest, sha256: revision.sha256 };
}

function byGravity(changes: readonly ReportChange[]): ReportChange[] {
  return correctionKinds.flatMap(({ id }) => changes.filter(({ kind }) => kind === id));
}

function claimChanges(before: Report, after: Report): ReportChange[] {
  const now = new Map(after.claims.map((claim) => [claim.id, claim]));
  const old = new Set(before.claims.map(({ id }) => id));
  const sourceOf = { before: idsByLabel(before), after: idsByLabel(after) };
  const changes = before.claims.flatMap((claim): ReportChange[] => {
    const [there, claimId] = [now.get(claim.id), claim.id];
    if (there) return compareClaims(claim, there, sourceOf).map((change) => ({ ...change, claimId }));
    return [{ kind: "void", sentence: `Claim ${claim.number}: it was taken out.`, claimId }];
  });
  const added = after.claims.filter(({ id }) => !old.has(id));
  return [
    ...changes,
    ...added.map(({ id, number }): ReportChange => {
      return { kind: "update", sentence: `Claim ${number}: it is new.`, claimId: id };
    }),
  ];
}

/** Labels follow the order of first use, so that a new source would give others another one. */
function idsByLabel({ sources }: Report): (label: string) => string {
  const ids = new Map(sources.map(({ label, id }) => [label, id]));
  return (label) => ids.get(label) ?? label;
}

const nameOf = ({ title, publisher, author, label }: ReportSource): string =>
  `Source «${title || publisher || author || label}»`;

function sourceChanges(before: Report, after: Report): SaidChange[] {
  const now = new Map(after.sources.map((source) => [source.id, source]));
  const old = new Set(before.sources.map(({ id }) => id));
  const gone = new Set(after.claims.filter(({ state }) => state === "void").map(({ number }) => number));
  const changes = before.sources.flatMap((source): SaidChange[] => {
    const there = now.get(source.id);
    // it went with the check that was withdrawn, which is told
    if (!there && source.claims.length > 0 && source.claims.every((number) => gone.has(number))) return [];
    if (!there) return [{ kind: "factual", sentence: `${nameOf(source)}: it is no longer used.` }];
    const from = ({ origins }: ReportSource) => origins.map(({ name, kind }) => ({ name, kind }));
    const moved: SaidChange = { kind: "factual", sentence: `${nameOf(source)}: whom it has it from changed.` };
    return [
      ...fieldChanges(nameOf(source), source, there, sourceRules),
      ...(isSame(from(source), from(there)) ? [] : [moved]),
    ];
  });
  const added = after.sources.filter(({ id }) => !old.has(id));
  return [
    ...changes,
    ...added.map((source): SaidChange => ({ kind: "update", sentence: `${nameOf(source)}: it is new.` })),
  ];
}

function textChanges(what: "title" | "text", before: string, after: string): SaidChange[] {
  if (before === after) return [];
  if (isSlip(before, after)) return [{ kind: "typo", sentence: `Slips of the pen in the ${what} were mended.` }];
  return [{ kind: "update", sentence: `The ${what} of the article changed.` }];
}

/** The kinds of these changes, each once, the gravest first: what a correction is suggested to be. */
export function kindsOf(changes: readonly SaidChange[]): CorrectionKind[] {
  return correctionKinds.map(({ id }) => id).filter((id) => changes.some(({ kind }) => kind === id));
}

/** The kinds that a correction with these changes may not leave out. */
export function requiredKinds(changes: readonly SaidChange[]): CorrectionKind[] {
  return kindsOf(changes).filter((kind) => grave.has(kind));
}

/** What a correction with these changes makes of the claims that were published before, by id, where it moves them. */
export function movesOf(
  { claims }: Pick<Report, "claims">,
  changes: readonly ReportChange[],
): Map<string, "correct" | "update"> {
  return new Map(
    claims.flatMap(({ id }): [string, "correct" | "update"][] => {
      const kinds = kindsOf(changes.filter(({ claimId }) => claimId === id));
      if (kinds.some((kind) => grave.has(kind))) return [[id, "correct"]];
      return kinds.includes("update") ? [[id, "update"]] : [];
    }),
  );
}

/** So many lines of a drafted notice tell what changed; the page lists every change below it. */
const mostTold = 12;

/**
 * A notice to begin with, a line for each thing that changed; the page puts its date before it, and every change in a
 * list behind it. So where something grave changed, that alone is told. "" when nothing did.
 */
export function draftNotice(changes: readonly ReportChange[]): string {
  const graves = changes.filter(({ kind }) => grave.has(kind));
  const things = new Map<string, string[]>();
  for (const { sentence } of byGravity(graves.length > 0 ? graves : changes)) {
    const [, name = "", said = sentence] = /^((?:Claim|Source|Article)[^:]*): (.+)$/su.exec(sentence) ?? [];
    const thing = name === "" ? sentence : name;
    things.set(thing, [...(things.get(thing) ?? []), said]);
  }
  const lines = Array.from(things, ([name, said]) => {
    const words = said.map((each) => each.replace(/\.$/u, "")).join("; ");
    if (said[0] === name) return name;
    return `${name}: ${words}${/[.!?…]$/u.test(words) ? "" : "."}`;
  });
  const more = lines.length - mostTold;
  return [
    ...lines.slice(0, mostTold),
    ...(more > 0 ? [`${more} more ${more === 1 ? "change" : "changes"}.`] : []),
  ].join("\n");
}
