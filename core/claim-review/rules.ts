import { finding, quoted, type Finding, type LintRule } from "./findings.ts";
import { markups, type Markup } from "./markups.ts";
import { joined, type FoundReview } from "./nodes.ts";
import { isNode, nodeIn, textIn, typesOf, valuesOf, type LdNode } from "../json-ld.ts";
import { isSameName } from "./words.ts";
import { isLater } from "../partial-dates.ts";
import type { Time } from "../time.ts";

type Say = (id: LintRule, property: string, words: string, way: string) => void;

/** So long is a claim that a phone shows without wrapping it (Google). */
const shownWhole = 75;

/** What is wrong with a review apart from its rating: who, what, where and when. */
export function lintFields(found: FoundReview, at: Time): Finding[] {
  const findings: Finding[] = [];
  const say: Say = (id, property, words, way) => {
    findings.push(finding(id, property === "" ? found.path : joined(found.path, property), words, way));
  };
  lintContext(found, say);
  if (found.kind === "ClaimReview") lintClaim(found.node, found.markup, say);
  else lintMedia(found.node, say);
  lintUrl(found.node, say);
  lintPeople(found.node, say);
  lintDates(found.node, at, say);
  lintMarkup(found.node, say);
  return findings;
}

function lintContext({ context, markup }: FoundReview, say: Say): void {
  const said = Array.isArray(context) ? (context as unknown[]) : [context];
  const names = said.flatMap((part) => (isNode(part) ? [part["@vocab"], part["schema"]] : [part]));
  if (names.some((name) => typeof name === "string" && /^https?:\/\/(?:www\.)?schema\.org\/?#?$/u.test(name.trim())))
    return;
  const { noVocabulary, otherVocabulary, vocabulary } = markups[markup];
  say("context-missing", "", context === undefined ? noVocabulary : otherVocabulary, vocabulary);
}

function lintClaim(node: LdNode, markup: Markup, say: Say): void {
  const claim = textIn(node, "claimReviewed");
  if (claim === "") {
    say(
      "claim-missing",
      "claimReviewed",
      "It does not say which claim it is about.",
      "Write the claim in one sentence.",
    );
  }
  if (claim.length > shownWhole) {
    const words = `The claim is ${claim.length} letters long; a phone shows ${shownWhole} on a line.`;
    say("claim-long", "claimReviewed", words, "Say it in fewer words, where nothing is lost.");
  }
  const own = [
    textIn(node, "headline"),
    textIn(node, "name"),
    textIn(nodeIn(node, "mainEntityOfPage") ?? {}, "headline"),
  ];
  if (claim !== "" && own.some((headline) => isSameName(headline, claim))) {
    const words = "The claim is the headline of the fact check, word for word.";
    say("claim-is-headline", "claimReviewed", words, "Write what was claimed, not what the check found.");
  }
  const item = nodeIn(node, "itemReviewed");
  if (item === undefined) {
    const way = "Add itemReviewed: a Claim with its author, its date and where it appeared.";
    say("item-missing", "itemReviewed", "It does not say whose claim it is.", way);
    return;
  }
  const types = typesOf(item);
  if (types.includes("CreativeWork") && !types.includes("Claim")) {
    const way = "Make it a Claim, and put the work that it stands in into appearance.";
    say("item-type-old", "itemReviewed", "itemReviewed is a CreativeWork, as in the first version of the form.", way);
  } else if (!types.includes("Claim")) {
    say("item-type", "itemReviewed", "itemReviewed is no Claim.", `Write ${markups[markup].typed("Claim")}.`);
  } else if (valuesOf(item, "appearance").length + valuesOf(item, "firstAppearance").length === 0) {
    say(
      "appearance-missing",
      "itemReviewed",
      "It does not say where the claim appeared.",
      "Add appearance, with its url.",
    );
  }
}

const mediaCategories = [
  "DecontextualizedContent",
  "EditedOrCroppedContent",
  "OriginalMediaContent",
  "SatireOrParodyContent",
  "StagedContent",
  "TransformedContent",
];

function lintMedia(node: LdNode, say: Say): void {
  const said = textIn(node, "mediaAuthenticityCategory").replace(/^.*[/:]/u, "");
  if (!mediaCategories.includes(said)) {
    const words =
      said === ""
        ? "It does not say what was done to the picture or recording."
        : `There is no category ${quoted(said)}.`;
    say("media-category", "mediaAuthenticityCategory", words, `Write one of: ${mediaCategories.join(", ")}.`);
  }
  if (nodeIn(node, "itemReviewed") === undefined) {
    const way = "Add itemReviewed: a MediaReviewItem with the picture or recording in mediaItemAppearance.";
    say("media-item", "itemReviewed", "It does not say which picture or recording it is about.", way);
  }
  if (said === "DecontextualizedContent" && textIn(node, "originalMediaContextDescription") === "") {
    const words = "It says that the context is wrong, and not which one is right.";
    say("media-context", "originalMediaContextDescription", words, "Write what the picture or recording really shows.");
  }
}

function lintUrl(node: LdNode, say: Say): void {
  const url = textIn(node, "url");
  // a link of a page is read from the page’s own address on, however it is written
  const [first] = valuesOf(node, "url");
  const isLink = isNode(first) && typeof first["@id"] === "string";
  if (url === "") {
    const way = "Add the address of the page on which the whole check stands.";
    say("url-missing", "url", "It does not say where the check stands.", way);
  } else if (!isLink && !/^https?:\/\/[^\s/]+/iu.test(url)) {
    say("url-relative", "url", `${quoted(url)} is no whole address.`, "Write it from https:// on.");
  }
}

function lintPeople(node: LdNode, say: Say): void {
  const [checker] = valuesOf(node, "author");
  if (checker === undefined) {
    say(
      "checker-missing",
      "author",
      "It does not say who checked.",
      "Add author: your newsroom, with its name and url.",
    );
  }
  const checkerNode = nodeIn(node, "author");
  if (checker !== undefined && !(checkerNode && (textIn(checkerNode, "name") || textIn(checkerNode, "url")))) {
    const way = 'Write {"@type": "Organization", "name": "…", "url": "https://…"}.';
    say("checker-nameless", "author", "The checker has neither name nor address.", way);
  }
  const speaker = nodeIn(nodeIn(node, "itemReviewed") ?? {}, "author");
  if (speaker === undefined) return;
  const name = textIn(speaker, "name");
  if (name === "") {
    const way = "Write the name, or leave author out where nobody is known to have said it.";
    say("speaker-nameless", "itemReviewed.author", "Who made the claim has no name.", way);
  }
  const own = checkerNode ? [textIn(checkerNode, "name"), textIn(checkerNode, "url")] : [];
  const theirs = [name, textIn(speaker, "url"), ...valuesOf(speaker, "sameAs").filter((as) => typeof as === "string")];
  if (isSameName(own[0] ?? "", name) || theirs.some((as) => as !== "" && isSameName(as, own[1] ?? ""))) {
    const words = `${quoted(name || (own[1] ?? ""))} is who checked and who made the claim.`;
    const way =
      "In the review’s author name the checker, in the claim’s author the speaker. One’s own claims get no ClaimReview.";
    say("checker-is-speaker", "itemReviewed.author", words, way);
  }
}

/** A day, a month or a year of ISO 8601, or a moment of one. */
const dated =
  /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/u;

function lintDates(node: LdNode, at: Time, say: Say): void {
  const item = nodeIn(node, "itemReviewed") ?? {};
  const read = (from: LdNode, path: string, property: string): string => {
    const date = textIn(from, property);
    if (date === "" || dated.test(date)) return date;
    say("date-form", `${path}${property}`, `${quoted(date)} is no date as machines read them.`, "Write 2024-05-31.");
    return "";
  };
  const reviewed = read(node, "", "datePublished");
  const changed = read(node, "", "dateModified");
  const claimed = read(item, "itemReviewed.", "datePublished");
  if (textIn(node, "datePublished") === "") {
    say(
      "date-missing",
      "datePublished",
      "It does not say when it was checked.",
      "Add datePublished, such as 2024-05-31.",
    );
  }
  if (reviewed !== "" && claimed !== "" && isLater(claimed, reviewed)) {
    const words = `The claim is of ${claimed}, and was checked before that, on ${reviewed}.`;
    say("date-order", "itemReviewed.datePublished", words, "Correct the one that is wrong.");
  }
  if (reviewed !== "" && changed !== "" && isLater(reviewed, changed)) {
    const words = `It was changed on ${changed}, before it was published, on ${reviewed}.`;
    say("date-order", "dateModified", words, "Correct the one that is wrong.");
  }
  // somewhere it may be tomorrow already
  const tomorrow = new Date(Date.parse(at) + 24 * 60 * 60 * 1000).toISOString();
  if (reviewed !== "" && isLater(reviewed, tomorrow)) {
    say("date-future", "datePublished", `${reviewed} is still to come.`, "Write the day on which the check came out.");
  }
}

/** Where people write words: tags and entities in them are shown as they stand. */
function lintMarkup(node: LdNode, say: Say): void {
  const [rating, item] = [nodeIn(node, "reviewRating") ?? {}, nodeIn(node, "itemReviewed") ?? {}];
  const texts = [
    ["claimReviewed", textIn(node, "claimReviewed")],
    ["reviewBody", textIn(node, "reviewBody")],
    ["reviewRating.alternateName", textIn(rating, "alternateName")],
    ["author.name", textIn(nodeIn(node, "author") ?? {}, "name")],
    ["itemReviewed.author.name", textIn(nodeIn(item, "author") ?? {}, "name")],
  ] as const;
  for (const [property, text] of texts) {
    const [found] = /<\/?[a-z][^<>]{0,200}>|&(?:[a-z]{2,8}|#x?[\da-f]{1,6});/iu.exec(text) ?? [];
    if (found === undefined) continue;
    say("html-in-text", property, `${quoted(found)} is shown to readers as it stands.`, "Write plain words here.");
  }
}
