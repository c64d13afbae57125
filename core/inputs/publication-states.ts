/** What a frozen state must be, member by member, before a page is made of bytes that came from outside. */
import { z } from "zod";
import { checkabilities, claimTypes } from "../claims.ts";
import { terms } from "../contacts.ts";
import { sentenceStates } from "../coverage.ts";
import { derivationKinds } from "../derivations.ts";
import { evidenceClasses, maskReasons, media, passageLocks, stances, visibilities } from "../evidence.ts";
import { correctionKinds } from "../publications.ts";
import { maskedThings } from "../report/masked.ts";
import { reportChoices } from "../report/choices.ts";
import { sourceKinds } from "../sources.ts";
import { staleKinds } from "../stale-facts.ts";
import { dispositions, reasons, verdicts } from "../verdicts.ts";
import { DocumentInput } from "./documents.ts";
import { count, offset, oneOf, roleDates, sha256 } from "./row-parts.ts";
import { id, partialDate, time } from "./text.ts";

/** Members that a later or earlier program wrote are kept: the bytes are shown, and their hash stands for them. */
const row = z.looseObject;
const text = z.string();
const date = partialDate.nullable();
const list = z.array;
const none = list(z.never());
const sign = z.enum([...verdicts.map((one) => one.id), "unrated", "void"]);
const span = row({ start: offset, end: offset });
const tally = <S extends z.ZodType>(of: S) => list(row({ id: of, label: text, claims: list(count) }));
const withheld = row({ sources: offset, passages: offset });
const masked = list(
  row({ what: z.enum(maskedThings), kind: text, reason: oneOf(maskReasons).nullable(), count: offset }),
);

const opinion = row({
  verdict: oneOf(verdicts),
  scale: text,
  reasons: list(oneOf(reasons)),
  justification: text,
  disposition: oneOf(dispositions).nullable(),
  proposedText: text,
  answer: text,
  missing: text,
  wouldChange: text,
  asOf: date,
  by: text,
  at: time,
});

const snapshot = row({ number: count, capturedAt: time, sha256: sha256.nullable(), archiveUrl: text.nullable() });

const evidence = row({
  label: text,
  source: text,
  sourceName: text,
  language: text,
  passage: text,
  translation: text,
  locator: text,
  page: count.nullable(),
  lock: oneOf(passageLocks),
  snapshot: snapshot.nullable(),
  driftedAt: time.nullable(),
  link: text.nullable(),
  stance: oneOf(stances),
  class: oneOf(evidenceClasses),
  medium: z.enum(media),
  dates: roleDates,
  publishedLater: date,
  search: row({ query: text, at: date, expected: text }).nullable(),
  visibility: z.enum(visibilities),
  cited: z.boolean(),
  note: text,
  problems: none,
});

const contact = row({
  sentence: text,
  isOpen: z.boolean(),
  questions: text,
  answer: text,
  terms: oneOf(terms),
  attachment: row({ fileName: text, sha256 }).nullable(),
  visibility: z.enum(visibilities),
});

const claim = row({
  id,
  number: count,
  sign,
  state: z.enum(["decided", "draft", "open", "void"]),
  withdrawn: row({ at: time, reason: text }).optional(),
  words: list(text),
  spans: list(span),
  place: text,
  placeless: list(row({ words: text, isRemoved: z.boolean() })),
  stale: list(row({ kind: z.enum(staleKinds), before: text, after: text })),
  statement: text,
  types: list(oneOf(claimTypes)),
  checkability: oneOf(checkabilities),
  speaker: text,
  saidAt: date,
  saidWhere: text,
  dates: roleDates,
  chosenBecause: text.optional(),
  opinion: opinion.nullable(),
  draft: z.null(),
  superseded: none,
  evidence: list(evidence),
  origins: row({ sources: offset, origins: offset }).nullable(),
  contacts: list(contact),
  notes: list(row({ body: text, visibility: z.enum(visibilities), by: text, at: time })),
  withheld,
  masked,
  desk: z.null(),
});

const source = row({
  id,
  label: text,
  kind: oneOf(sourceKinds),
  title: text,
  publisher: text,
  author: text,
  publishedAt: date,
  language: text,
  url: text.nullable(),
  note: text,
  visibility: z.enum(visibilities),
  interest: text,
  reliability: text,
  origins: list(row({ label: text, name: text, kind: oneOf(derivationKinds), note: text })),
  snapshots: list(snapshot),
  claims: list(count),
});

const coverageState = z.enum(["checked", "in-work", "untouched", ...sentenceStates.map((one) => one.id)]);

const report = row({
  articleId: id,
  audience: z.literal("public"),
  audienceLabel: text,
  title: text,
  byline: text,
  outlet: text,
  publishedAt: date,
  language: text,
  url: text.nullable(),
  document: DocumentInput,
  revision: row({ number: count, sha256, createdAt: time }),
  originalSha256: z.null(),
  asOf: time,
  people: list(row({ part: text, names: list(text) })),
  scales: list(text),
  reviewRules: text,
  summary: row({
    claims: offset,
    verdicts: tally(sign),
    dispositions: tally(oneOf(dispositions)),
    open: list(count),
    oneOrigin: list(count),
    passages: row({ total: offset, found: offset }),
  }),
  coverage: row({
    accounted: offset,
    total: offset,
    sentences: list(span.extend({ block: offset, state: coverageState, claimIds: list(text) })),
    states: list(row({ state: coverageState, label: text, sentences: offset })),
    onAuthor: row({ sentences: offset, claims: list(count) }),
  }),
  claims: list(claim),
  sources: list(source),
  withheld,
  masked,
  issues: list(row({ claim: count, issue: text })),
  leftOut: list(oneOf(reportChoices)),
});

/** A PublicationState of version 1. What it says of its publication is for stateErrors() of core/record/publications.ts. */
export const PublicationStateInput = row({
  format: z.literal("claimcheck-publication"),
  version: z.literal(1),
  number: count,
  publishedAt: time,
  firstPublishedAt: time,
  publisher: row({ name: text, url: text.nullable() }),
  chain: row({ seq: offset, hash: sha256 }),
  corrections: list(
    row({ kinds: list(oneOf(correctionKinds)), notice: text, changes: list(text), number: count, at: time }),
  ),
  report,
});
