import type { Article, Revision } from "../articles.ts";
import { mayRead, type Audience } from "../audiences.ts";
import { isPlaced, isVoid, type Claim, type Target } from "../claims.ts";
import { publicContact, type Contact } from "../contacts.ts";
import type { SentenceMark } from "../coverage.ts";
import type { Decision } from "../decisions.ts";
import type { Derivation } from "../derivations.ts";
import { narrowest, type Evidence, type Visibility } from "../evidence.ts";
import type { Note } from "../notes.ts";
import type { Draft, Opinion } from "../opinions.ts";
import type { ProblemFlag } from "../problem-flags.ts";
import { byKeys } from "../by-keys.ts";
import type { ArticleRecord } from "../record.ts";
import { maskedOf, withKeptBack, type Masked } from "./masked.ts";
import type { Withheld } from "../reports.ts";
import type { Snapshot } from "../snapshots.ts";
import type { Source } from "../sources.ts";
import { withdrawalOf, type Withdrawn } from "../withdrawn.ts";
import type { WordingAnswer } from "../wording-answers.ts";

/** A claim with all that an audience may know of it. */
export interface ViewedClaim {
  claim: Claim;
  /** Where it stands in the current revision, in reading order; empty if it has no place there. */
  targets: readonly Target[];
  /** Its places of before that have none in the current revision: those that wait for a person, and removed ones. */
  placeless: readonly Target[];
  /** In the order of their numbers. */
  evidence: readonly Evidence[];
  /** null while nobody has given one, and of a void claim. */
  standing: Opinion | null;
  /** Of a void claim: when and why its published check was withdrawn. */
  withdrawn: Withdrawn | null;
  /** What became of the wording it proposes; of the reason why it was declined the public is told nothing. */
  answer: WordingAnswer | null;
  /** Newest first; none for the public. */
  superseded: readonly Opinion[];
  /** null for the public. */
  draft: Draft | null;
  /** In the order in which they were made. */
  contacts: readonly Contact[];
  notes: readonly Note[];
  withheld: Withheld;
  masked: readonly Masked[];
}

/** A record with everything taken out that an audience may not read, and only its live rows on the current revision. */
export interface ReadersView {
  audience: Audience;
  article: Pick<Article, "id" | "title" | "byline" | "outlet" | "publishedAt" | "language" | "url" | "originalSha256">;
  /** Who is in charge; "" for the public. */
  inCharge: string;
  revision: Revision;
  /** In the order of their place in the text: by start, the longer first; those without a place last. */
  claims: readonly ViewedClaim[];
  /** Those that visible evidence refers to, and those they derive from, by id. */
  sources: ReadonlyMap<string, Source>;
  /** Between these sources. */
  derivations: readonly Derivation[];
  /** Of these sources, by id. */
  snapshots: ReadonlyMap<string, Snapshot>;
  /** The objections to a piece of evidence, the oldest first; none for the public. */
  problemsOf: (evidenceId: string) => readonly ProblemFlag[];
  sentenceMarks: readonly SentenceMark[];
  nameOf: (personId: string | null) => string;
  withheld: Withheld;
  masked: readonly Masked[];
}

/**
 * The record as one audience may know it. Every report is built from this alone, so what is not here is in no export
 * (product.md, invariant 4). The public gets public evidence and standing opinions, and no draft, objection, person in
 * charge or address of a source that only masked evidence names; that a claim was sent to legal is not told either.
 * Of a source it gets what names it, its copies and whom it has it from, and not what the desk thinks of it: product.md
 * lists neither interest nor reliability nor a derivation's note for readers, and a note for the public can say it. Of
 * contacts and notes it gets the public ones (publicContact()); notes for others are not even counted, since they are
 * no part of what a verdict rests on. Of a void claim it gets the words, and when and why its check was withdrawn.
 */
export function readersView(record: ArticleRecord, audience: Audience): ReadersView {
  const revision = record.revisions.reduce((last, next) => (next.number > last.number ? next : last));
  // what a withdrawn check rested on is not told to the public any more
  const silent = new Set(audience === "public" ? record.claims.filter(isVoid).map(({ id }) => id) : []);
  const isLive = (row: { claimId: string; deletedAt: string | null }) => !row.deletedAt && !silent.has(row.claimId);
  const rowsOf = {
    targets: byClaim(record.targets.filter((row) => row.revision === revision.number && row.retiredAt === null)),
    evidence: byClaim(record.evidence.filter(isLive).map(reaching(record.sources))),
    opinions: byClaim(record.opinions),
    wordingAnswers: byClaim(record.wordingAnswers),
    drafts: byClaim(record.drafts),
    contacts: byClaim(record.contacts.filter(isLive)),
    notes: byClaim(record.notes.filter(isLive)),
    decisions: byClaim(record.decisions),
  };
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  const claims = record.claims
    .filter((claim) => !claim.deletedAt)
    .map((claim) => viewedClaim(audience, claim, rowsOf, sources))
    .map((viewed) => withKeptBack(record, audience, viewed.claim.id, viewed))
    .map((viewed) => (audience === "public" ? forThePublic(viewed) : viewed));
  const visible = new Set(claims.flatMap((viewed) => viewed.evidence.map((row) => row.sourceId)));
  const hidden = {
    evidence: claims.flatMap(({ claim }) =>
      rowsOf.evidence(claim.id).filter((row) => !mayRead(audience, row.visibility)),
    ),
    contacts: claims.flatMap(({ claim }) => rowsOf.contacts(claim.id).filter((row) => !mayReadContact(audience, row))),
  };
  const { reached, derivations } = originsOf(visible, record, audience);
  const names = new Map(record.people.map((person) => [person.id, person.name]));
  const nameOf = (personId: string | null): string => (personId === null ? "" : (names.get(personId) ?? ""));
  return {
    audience,
    article: record.article,
    inCharge: audience === "public" ? "" : nameOf(record.article.assignee),
    revision,
    claims: byKeys(claims, ({ claim, targets: [first] }) =>
      first ? [0, first.start, -first.end, claim.number] : [1, claim.number],
    ),
    sources: new Map(
      record.sources
        .filter((source) => reached.has(source.id))
        .map((source) => [source.id, audience === "public" ? publicSource(source) : source]),
    ),
    derivations: audience === "public" ? derivations.map((row) => ({ ...row, note: "" })) : derivations,
    snapshots: new Map(record.snapshots.filter((row) => visible.has(row.sourceId)).map((row) => [row.id, row])),
    problemsOf: audience === "public" ? () => [] : problemsOf(record.problemFlags),
    sentenceMarks: record.sentenceMarks.filter((mark) => mark.revision === revision.number),
    nameOf,
    ...withKeptBack(record, audience, null, {
      withheld: countWithheld(hidden.evidence, visible),
      masked: maskedOf(hidden, sources, visible),
    }),
  };
}

/**
 * The sources that these derive from as far as the audience may know, these included, and how. What only masked
 * evidence names is not named as an origin either.
 */
function originsOf(
  visible: ReadonlySet<string>,
  { sources, derivations, evidence }: ArticleRecord,
  audience: Audience,
): { reached: ReadonlySet<string>; derivations: Derivation[] } {
  const circleOf = circles(sources);
  const [used, seen] = [new Set<string>(), new Set<string>()];
  for (const row of evidence) {
    used.add(row.sourceId);
    if (mayRead(audience, circleOf(row))) seen.add(row.sourceId);
  }
  const isOpen = (row: Source) => mayRead(audience, row.visibility) && (!used.has(row.id) || seen.has(row.id));
  const open = new Set(sources.filter(isOpen).map((row) => row.id));
  const live = derivations.filter((row) => !row.deletedAt && open.has(row.originId));
  const reached = new Set(visible);
  // a set hands out what is added while it is walked
  for (const id of reached) for (const row of live) if (row.sourceId === id) reached.add(row.originId);
  return { reached, derivations: live.filter((row) => reached.has(row.sourceId)) };
}

function problemsOf(flags: readonly ProblemFlag[]): (evidenceId: string) => readonly ProblemFlag[] {
  const inOrder = byKeys(flags, (row) => [row.createdAt, row.id]);
  return (evidenceId) => inOrder.filter((row) => row.evidenceId === evidenceId);
}

/** The circle that evidence really reaches: no further than its source. */
function circles(sources: readonly Source[]): (row: Evidence) => Visibility {
  const ofSource = new Map(sources.map((source) => [source.id, source.visibility]));
  return (row) => narrowest(row.visibility, ofSource.get(row.sourceId) ?? "legal");
}

/** Evidence with the circle it really reaches. */
function reaching(sources: readonly Source[]): (row: Evidence) => Evidence {
  const circleOf = circles(sources);
  return (row) => ({ ...row, visibility: circleOf(row) });
}

interface RowsOf {
  targets: (claimId: string) => readonly Target[];
  evidence: (claimId: string) => readonly Evidence[];
  opinions: (claimId: string) => readonly Opinion[];
  wordingAnswers: (claimId: string) => readonly WordingAnswer[];
  drafts: (claimId: string) => readonly Draft[];
  contacts: (claimId: string) => readonly Contact[];
  notes: (claimId: string) => readonly Note[];
  decisions: (claimId: string) => readonly Decision[];
}

function viewedClaim(
  audience: Audience,
  claim: Claim,
  rowsOf: RowsOf,
  sources: ReadonlyMap<string, Source>,
): ViewedClaim {
  const evidence = byKeys(rowsOf.evidence(claim.id), (row) => [row.number, row.id]);
  const visible = evidence.filter((row) => mayRead(audience, row.visibility));
  const opinions = byKeys(rowsOf.opinions(claim.id), (row) => [row.createdAt, row.id]);
  const targets = byKeys(rowsOf.targets(claim.id), (target) => [target.start, -target.end, target.id]);
  const replaced = new Set(opinions.map((row) => row.supersedes));
  const withdrawn = withdrawalOf(claim, rowsOf.decisions(claim.id));
  const standing = withdrawn ? null : (opinions.findLast((row) => !replaced.has(row.id)) ?? null);
  const answers = byKeys(rowsOf.wordingAnswers(claim.id), (row) => [row.createdAt, row.id]);
  const contacts = byKeys(rowsOf.contacts(claim.id), (row) => [row.contactedAt, row.id]);
  const notes = rowsOf.notes(claim.id).filter((row) => mayRead(audience, row.visibility));
  const seen = new Set(visible.map((row) => row.sourceId));
  const hidden = {
    evidence: evidence.filter((row) => !visible.includes(row)),
    contacts: contacts.filter((row) => !mayReadContact(audience, row)),
  };
  return {
    claim,
    targets: targets.filter(isInText),
    placeless: targets.filter((target) => !isInText(target)),
    evidence: visible,
    standing,
    withdrawn,
    answer: answers.findLast((row) => row.opinionId === standing?.id) ?? null,
    superseded: opinions.filter((row) => row !== standing).toReversed(),
    draft: rowsOf.drafts(claim.id)[0] ?? null,
    contacts: contacts.filter((row) => mayReadContact(audience, row)),
    notes: byKeys(notes, (row) => [row.createdAt, row.id]),
    withheld: countWithheld(hidden.evidence, seen),
    masked: maskedOf(hidden, sources, seen),
  };
}

/** How the desk handles a claim, as if it did not. */
const handling = { note: "", assignee: null, secondReader: null, thirdReader: null, dueAt: null } as const;
/** What a person wrote of a claim in its own fields, as none of it is there. */
const said = {
  statement: "",
  chosenBecause: "",
  types: [],
  speaker: "",
  saidAt: null,
  saidWhere: "",
  dates: [],
} as const;

function forThePublic(viewed: ViewedClaim): ViewedClaim {
  const { claim, standing, answer } = viewed;
  return {
    ...viewed,
    claim: { ...claim, ...(isVoid(claim) && said), ...handling },
    evidence: viewed.evidence.map((row) => ({ ...row, note: "" })),
    standing: standing?.disposition === "legal" ? { ...standing, disposition: null } : standing,
    answer: answer && { ...answer, reason: "" },
    superseded: [],
    draft: null,
    contacts: viewed.contacts.map(publicContact),
  };
}

/** What was said off the record is never for the public, whatever circle it was put in. */
function mayReadContact(audience: Audience, { visibility, terms }: Contact): boolean {
  return mayRead(audience, visibility) && !(audience === "public" && terms === "off-record");
}

/** What names a source, and nothing of what the desk thinks of it. */
function publicSource(source: Source): Source {
  return { ...source, note: "", interest: "", reliability: "" };
}

/** A source that a reader sees elsewhere in the same place is not confidential, but its masked passage is. */
function countWithheld(masked: readonly Evidence[], visible: ReadonlySet<string>): Withheld {
  const sources = new Set(masked.map((row) => row.sourceId).filter((id) => !visible.has(id)));
  return { sources: sources.size, passages: masked.length };
}

/** An orphan may keep the place where its words last stood, which is no place in this text. */
function isInText(target: Target): boolean {
  return isPlaced(target) && target.state !== "orphaned";
}

function byClaim<T extends { claimId: string }>(rows: readonly T[]): (claimId: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.claimId);
    if (group) group.push(row);
    else groups.set(row.claimId, [row]);
  }
  return (claimId) => groups.get(claimId) ?? [];
}
