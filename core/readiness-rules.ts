import { isApproved, isWaiting } from "./claims.ts";
import type { Evidence } from "./evidence.ts";
import { policyGaps, saysSomething, settles, type Policy } from "./policy.ts";
import type { ReadersView, ViewedClaim } from "./report/masks.ts";
import { isSameName } from "./claim-review/words.ts";

/** What the rules look at of a claim that stands in the text or waits for its place in it. */
export interface ReadyClaim extends ViewedClaim {
  /** Its verdict is kept from who asks, so that none stands here; rules about verdicts say nothing of it. */
  isBlind: boolean;
  /** Evidence that says something: all but searches that found nothing. */
  saying: readonly Evidence[];
  view: ReadersView;
  policy: Policy;
  /** From how many origins these sources are. */
  originsOf: (sourceIds: readonly string[]) => number;
}

/** The parts of a claim that a rule may be about: where its link leads to. */
export const claimParts = [
  "words",
  "why",
  "evidence",
  "new-evidence",
  "contacts",
  "new-contact",
  "verdict",
  "cites",
  "decision",
] as const;
export type ClaimPart = (typeof claimParts)[number];

/** One rule that an article is held against. A rule of a code names it and where in it; a house rule is the desk's. */
export interface ReadinessRule {
  id: string;
  code: string;
  /** What holds when it is kept. */
  label: string;
  /** Why it is asked, in a sentence. */
  why: string;
  /** The part of a claim where it is kept. */
  at: ClaimPart;
  applies: (ready: ReadyClaim) => boolean;
  holds: (ready: ReadyClaim) => boolean;
}

const house = "House rule";

/** Whether a claim asks for proof one way or the other: it can be checked, and its verdict, if any, says so or not so. */
function needsProof({ claim, standing }: ReadyClaim): boolean {
  if (claim.checkability !== "checkable") return false;
  return standing === null || settles(standing.verdict);
}

const always = (): boolean => true;
const hasEvidence = ({ saying }: ReadyClaim): boolean => saying.length > 0;
const isJudged = ({ standing }: ReadyClaim): boolean => standing !== null;

/** Whose claim it is, when that is somebody other than the outlet itself. */
function hasSpeaker({ claim, view }: ReadyClaim): boolean {
  return claim.speaker.trim() !== "" && !isSameName(claim.speaker, view.article.outlet);
}

function sourceIdsOf({ saying }: ReadyClaim): string[] {
  return saying.map(({ sourceId }) => sourceId);
}

/** By its address, or by a name and the place in it, somebody else finds it again. */
function canBeFound({ view }: ReadyClaim, { sourceId, locator }: Evidence): boolean {
  const source = view.sources.get(sourceId);
  if (!source) return false;
  return source.url !== null || ((source.title || source.publisher || source.author) !== "" && locator.trim() !== "");
}

/** Both sides have something: what was found, or a search that found nothing. */
function lookedBothWays({ evidence }: ReadyClaim): boolean {
  const sides = new Set(evidence.map(({ stance }) => stance).filter((stance) => stance !== "context"));
  return sides.size > 1;
}

function gapsOf({ standing, evidence, policy, originsOf }: ReadyClaim): number {
  if (standing === null) return 0;
  const cited = evidence.filter((row) => standing.cites.includes(row.id));
  const origins = originsOf(cited.filter(saysSomething).map((row) => row.sourceId));
  return policyGaps(policy, standing.verdict, { origins, classes: cited.map((row) => row.class) }).length;
}

/**
 * What the Code of Principles of the International Fact-Checking Network and the European Code of Standards ask of a
 * check (https://ifcncodeofprinciples.poynter.org/the-commitments, https://efcsn.com/code-of-standards), and what the
 * desk asks. A code is cited by its commitment and by no number: its editions number what they ask differently.
 */
export const readinessRules: readonly ReadinessRule[] = [
  {
    id: "found-again",
    code: "IFCN: sources · EFCSN: methodology",
    label: "Every source can be found again",
    why: "Readers can repeat the check: each source has an address, or a name and the place in it.",
    at: "evidence",
    applies: hasEvidence,
    holds: (ready) => ready.saying.every((row) => canBeFound(ready, row)),
  },
  {
    id: "primary",
    code: "IFCN: sources · EFCSN: methodology",
    label: "A primary source is there",
    why: "What others report is used only where the first hand cannot be had.",
    at: "new-evidence",
    applies: needsProof,
    holds: ({ saying }) => saying.some((row) => row.class === "primary"),
  },
  {
    id: "two-origins",
    code: "IFCN: sources · EFCSN: methodology",
    label: "Two independent origins",
    why: "Several outlets that repeat one report are one origin.",
    at: "new-evidence",
    applies: needsProof,
    holds: (ready) => ready.originsOf(sourceIdsOf(ready)) > 1,
  },
  {
    id: "interests",
    code: "IFCN: sources",
    label: "The sources’ interests are stated",
    why: "Readers learn what a source stands to gain. «None known» is an answer, too.",
    at: "evidence",
    applies: hasEvidence,
    holds: (ready) => sourceIdsOf(ready).every((id) => (ready.view.sources.get(id)?.interest ?? "").trim() !== ""),
  },
  {
    id: "chosen",
    code: "IFCN: methodology",
    label: "It is said why the claim was chosen",
    why: "Readers learn why this was checked and not something else: in «Why this claim».",
    at: "why",
    applies: always,
    holds: ({ claim }) => claim.chosenBecause.trim() !== "",
  },
  {
    id: "both-stances",
    code: "IFCN: methodology · EFCSN: methodology",
    label: "Both stances were looked for",
    why: "What speaks for a claim is set beside what speaks against it; a search that found nothing counts.",
    at: "new-evidence",
    applies: needsProof,
    holds: lookedBothWays,
  },
  {
    id: "contact",
    code: "IFCN: methodology",
    label: "Who made the claim was asked",
    why: "They are asked for what they rest it on, where that is possible and safe.",
    at: "new-contact",
    applies: hasSpeaker,
    holds: ({ contacts }) => contacts.length > 0,
  },
  {
    id: "verdict",
    code: house,
    label: "Every claim has a verdict",
    why: "A draft does not count.",
    at: "verdict",
    applies: ({ isBlind }) => !isBlind,
    holds: ({ standing }) => standing !== null,
  },
  {
    id: "approved",
    code: house,
    label: "Every verdict is approved",
    why: "An editor looks at each before it goes out.",
    at: "decision",
    applies: isJudged,
    holds: ({ claim }) => isApproved(claim),
  },
  {
    id: "desk-evidence",
    code: house,
    label: "The desk’s rules on evidence are kept",
    why: "They may have been set after a verdict was given.",
    at: "cites",
    applies: isJudged,
    holds: (ready) => gapsOf(ready) === 0,
  },
  {
    id: "words",
    code: house,
    label: "Every verdict is on the words as they are now",
    why: "A number, a name, a date or a «not» changed, and nobody has confirmed the verdict since.",
    at: "decision",
    applies: isJudged,
    holds: ({ claim }) => claim.stale === null,
  },
  {
    id: "placed",
    code: house,
    label: "Every claim has its place in the text",
    why: "A new version came, and its words are not where they were.",
    at: "words",
    applies: always,
    holds: ({ targets, placeless }) => targets.length > 0 && !placeless.some(isWaiting),
  },
  {
    id: "passages",
    code: house,
    label: "Every passage stands in its source",
    why: "The machine looked for it word for word in the copy that was kept, and in the newest.",
    at: "evidence",
    applies: ({ evidence }) => evidence.some((row) => row.lock !== "no-snapshot"),
    holds: ({ evidence }) => evidence.every((row) => row.lock !== "not-found" && row.driftedIn === null),
  },
  {
    id: "objections",
    code: house,
    label: "No objection is open",
    why: "Somebody objects to a piece of evidence and has no answer yet.",
    at: "evidence",
    applies: ({ evidence, view }) => evidence.some(({ id }) => view.problemsOf(id).length > 0),
    holds: ({ evidence, view }) =>
      evidence.every(({ id }) => view.problemsOf(id).every(({ state }) => state !== "open")),
  },
  {
    id: "replies",
    code: house,
    label: "No answer is awaited",
    why: "Somebody was asked and may still answer.",
    at: "contacts",
    applies: ({ contacts }) => contacts.length > 0,
    holds: ({ contacts }) => contacts.every(({ outcome }) => outcome !== "pending"),
  },
  {
    id: "released",
    code: house,
    label: "Legal holds no claim",
    why: "Legal has to release what it holds.",
    at: "words",
    applies: always,
    holds: ({ claim }) => !claim.legalHold,
  },
];
