import { finding, findingLevels, quoted, type Finding } from "./findings.ts";
import { markups, type TaggedItem } from "./markups.ts";
import { findReviews, jsonBlocks, joined, type FoundReview } from "./nodes.ts";
import { textIn, nodeIn } from "../json-ld.ts";
import { lintRating, lintScale, type RatingSense } from "./ratings.ts";
import { lintFields } from "./rules.ts";
import { isSameName } from "./words.ts";
import { wordsOfRating } from "../rating-words.ts";
import type { Time } from "../time.ts";

/** So many reviews of one paste are looked at. */
const mostReviews = 200;

/** A review that was looked at, so that a person knows which one a finding is about. */
export interface LintedReview {
  path: string;
  kind: FoundReview["kind"];
  /** The claim, or "". */
  claim: string;
  /** Its verdict in words, or "". */
  verdict: string;
}

export interface Linted {
  reviews: readonly LintedReview[];
  /** The errors first, in the order of the markup. */
  findings: readonly Finding[];
}

/**
 * Looks over ClaimReview and MediaReview markup: JSON-LD, or a page with script blocks of it, and what its tags say
 * (`tagged`: microdata and RDFa, which are read elsewhere). `at` is the present moment. What it asks for is what Google's
 * guide to fact checks, schema.org and the ClaimReview project ask for; each finding names where that is written.
 */
export function lintClaimReviews(text: string, at: Time, tagged: readonly TaggedItem[] = []): Linted {
  const blocks = jsonBlocks(text);
  const findings: Finding[] = [];
  const reviews: FoundReview[] = [];
  const look = (found: ReturnType<typeof findReviews>): void => {
    reviews.push(...found.reviews);
    for (const { path, written } of found.misses) {
      const right = /^media/iu.test(written) ? "MediaReview" : "ClaimReview";
      findings.push(finding("type-misspelt", path, `There is no type ${quoted(written)}.`, `Write «${right}».`));
    }
  };
  for (const [index, block] of blocks.entries()) {
    const from = blocks.length === 1 ? "" : `block ${index + 1} `;
    const parsed = parse(block);
    if ("problem" in parsed) {
      const way =
        "Paste it from the first { to the last }. A comma too many and a straight quotation mark too few are common.";
      findings.push(finding("not-json", from.trim(), parsed.problem, way));
      continue;
    }
    look(findReviews(parsed.value, from, mostReviews + 1 - reviews.length));
  }
  for (const { markup, line, node } of tagged) {
    look(findReviews(node, `line ${line} `, mostReviews + 1 - reviews.length, markup));
  }
  const looked = reviews.slice(0, mostReviews);
  if (reviews.length > mostReviews) {
    const words = `There are more than ${mostReviews} reviews here; the first ${mostReviews} were looked at.`;
    findings.push(finding("too-many", "", words, "Look at the others in a second paste."));
  }
  if (reviews.length === 0 && findings.length === 0) {
    const isEmpty = blocks.length === 0 && tagged.length === 0;
    const words = isEmpty
      ? "There is no JSON-LD, microdata or RDFa in this."
      : `There is no ClaimReview in this ${markupsOf(blocks, tagged)}.`;
    const way = 'Paste the page’s source, or what stands in its <script type="application/ld+json">.';
    findings.push(finding("no-review", "", words, way));
  }
  findings.push(...lintEach(looked, at), ...lintAlike(looked));
  const rank = (row: Finding) => findingLevels.findIndex(({ id }) => id === row.level);
  return { reviews: looked.map(told), findings: findings.toSorted((a, b) => rank(a) - rank(b)) };
}

/** «JSON-LD, Microdata». */
function markupsOf(blocks: readonly string[], tagged: readonly TaggedItem[]): string {
  const used = new Set(tagged.map(({ markup }) => markups[markup].label));
  return [...(blocks.length > 0 ? [markups["json-ld"].label] : []), ...used].join(", ");
}

function parse(block: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(block) as unknown };
  } catch (error) {
    return { problem: `This is not JSON: ${(error as Error).message.slice(0, 200)}.` };
  }
}

function lintEach(reviews: readonly FoundReview[], at: Time): Finding[] {
  const senses: RatingSense[] = [];
  const findings = reviews.flatMap((review) => {
    const fields = lintFields(review, at);
    if (review.kind === "MediaReview") return fields;
    const rating = lintRating(review);
    if (rating.sense) senses.push(rating.sense);
    return [...fields, ...rating.findings];
  });
  return [...findings, ...lintScale(senses)];
}

/** A page may say the same reviews in two markups for two sorts of readers: each is compared with its own. */
function lintAlike(reviews: readonly FoundReview[]): Finding[] {
  const used = new Set(reviews.map(({ markup }) => markup));
  return [...used].flatMap((markup) => lintTogether(reviews.filter((review) => review.markup === markup)));
}

/** What is wrong between the reviews of one page in one markup: the same address, the same claim. */
function lintTogether(reviews: readonly FoundReview[]): Finding[] {
  const [byUrl, byClaim] = [new Map<string, FoundReview>(), new Map<string, FoundReview>()];
  return reviews.flatMap((review): Finding[] => {
    if (review.kind !== "ClaimReview") return [];
    const [url, claim] = [textIn(review.node, "url"), textIn(review.node, "claimReviewed")];
    const findings: Finding[] = [];
    const before = url === "" ? undefined : byUrl.get(url);
    if (before) {
      const words = `${quoted(url)} is the address of more than one review.`;
      const way =
        "Give each claim an anchor on the page and name it: …/page#claim-2. Or give each check a page of its own.";
      findings.push(finding("url-same", joined(review.path, "url"), words, way));
    }
    byUrl.set(url, before ?? review);
    const twin = byClaim.get(claim.toLowerCase());
    if (twin && claim !== "" && isSameName(checkerOf(review), checkerOf(twin))) {
      const words = `${quoted(claim)} is reviewed twice by the same checker.`;
      findings.push(finding("claim-twice", joined(review.path, "claimReviewed"), words, "Keep one of the two."));
    }
    byClaim.set(claim.toLowerCase(), twin ?? review);
    return findings;
  });
}

function checkerOf({ node }: FoundReview): string {
  return textIn(nodeIn(node, "author") ?? {}, "name");
}

function told({ node, kind, path }: FoundReview): LintedReview {
  const rating = nodeIn(node, "reviewRating") ?? {};
  const verdict = wordsOfRating(rating) || textIn(node, "mediaAuthenticityCategory");
  return { path, kind, claim: textIn(node, "claimReviewed").slice(0, 500), verdict: verdict.slice(0, 200) };
}
