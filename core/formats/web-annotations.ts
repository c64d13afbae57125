import { codePointMap, selectorOf } from "../anchoring.ts";
import { articleText, placedBlocks } from "../article-text.ts";
import { chosenBecauseLabel } from "../claims.ts";
import { webAddress } from "../links.ts";
import type { ReportEvidence } from "../report/evidence.ts";
import type { Report, ReportClaim, ReportSource } from "../reports.ts";
import { signLabel } from "../verdicts.ts";
import { withdrawnWords } from "../withdrawn.ts";
import type { ReviewPublisher } from "./claim-reviews.ts";

type Node = Readonly<Record<string, unknown>>;

/** A hash as a named information address (RFC 6920): the copy that has it, wherever it is kept. */
function hashAddress(sha256: string): string {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const bits = [...sha256].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
  const groups = bits.match(/.{1,6}/gu) ?? [];
  return `ni:///sha-256;${groups.map((group) => digits[Number.parseInt(group.padEnd(6, "0"), 2)]).join("")}`;
}

const urn = (id: string): string => `urn:uuid:${id}`;

function person(name: string): Node {
  return name === "" ? {} : { creator: { type: "Person", name } };
}

/** The words that it stands on, in the kept copy and at the source's address. */
function passageBody(row: ReportEvidence, source: ReportSource | undefined): Node[] {
  if (row.passage === "" || !source) return [];
  const snapshot = row.snapshot?.sha256 ? row.snapshot : null;
  const archived = snapshot?.archiveUrl ? webAddress(snapshot.archiveUrl) : undefined;
  const cached = archived ?? (snapshot?.sha256 ? hashAddress(snapshot.sha256) : null);
  return [
    {
      type: "SpecificResource",
      purpose: "linking",
      source: webAddress(source.url ?? "") ?? urn(source.id),
      selector: { type: "TextQuoteSelector", exact: row.passage },
      ...(snapshot && { state: { type: "TimeState", sourceDate: snapshot.capturedAt, ...(cached && { cached }) } }),
    },
  ];
}

/** With its prefix, since the published context of annotations lacks the term: a processor would drop it. */
const assessing = "oa:assessing";

function textBody(value: string, purpose: string, language: string): Node[] {
  return value === "" ? [] : [{ type: "TextualBody", purpose, value, format: "text/plain", language }];
}

function annotation(report: Report, claim: ReportClaim, targets: readonly Node[]): Node {
  const said = claim.opinion;
  const sources = new Map(report.sources.map((source) => [source.label, source]));
  const { withdrawn } = claim;
  const label = said ? signLabel(said.verdict) : withdrawn ? signLabel(claim.sign) : "";
  const body = [
    ...textBody(label, "classifying", "en"),
    ...textBody(withdrawn ? withdrawnWords(withdrawn) : "", "commenting", "en"),
    ...textBody(said?.justification ?? "", assessing, report.language),
    ...textBody(claim.statement, "describing", report.language),
    ...textBody(claim.chosenBecause ?? "", "commenting", report.language).map((node) => ({
      ...node,
      label: chosenBecauseLabel,
    })),
    ...textBody(said?.proposedText ?? "", "editing", report.language),
    ...claim.evidence.flatMap((row) => passageBody(row, sources.get(row.source))),
  ];
  return {
    id: urn(claim.id),
    type: "Annotation",
    motivation: said ? assessing : "highlighting",
    ...(said && { created: said.at, ...person(said.by) }),
    // readers such as @recogito/text-annotator need the member, also where nothing is said
    body,
    target: targets.length === 1 ? targets[0] : targets,
  };
}

/**
 * Where the checked text is kept as it was: the published state, open to everybody, or the version at the desk, whose
 * words are counted as these are; none where the installation has no address.
 */
function keptAddress({ articleId, revision }: Report, { url, page, published }: ReviewPublisher): string[] {
  if (published) return page === null ? [] : [`${page}/${published.number}`];
  return url === null ? [] : [`${url}/api/v1/articles/${articleId}/revisions/${revision.number}?offsets=code-points`];
}

/**
 * The claims of a report as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): a collection with one page.
 * Each names its words by quote and by place, counted in code points of the version's text; its state says where that
 * version is kept, and its hash. Claims whose words are not in the text are left out: an annotation needs a target.
 */
export function webAnnotations(report: Report, publisher: ReviewPublisher): Node {
  const text = articleText(report.document);
  const blocks = placedBlocks(report.document);
  const points = codePointMap(text);
  const source = webAddress(report.url ?? "") ?? urn(report.articleId);
  const kept = keptAddress(report, publisher);
  const hash = hashAddress(report.revision.sha256);
  const target = (span: ReportClaim["spans"][number]): Node => {
    const { start, end, exact, prefix, suffix } = selectorOf(text, blocks, span);
    return {
      type: "SpecificResource",
      source,
      selector: [
        { type: "TextQuoteSelector", exact, ...(prefix && { prefix }), ...(suffix && { suffix }) },
        { type: "TextPositionSelector", start: points.toCodePoint(start), end: points.toCodePoint(end) },
      ],
      state: {
        type: "TimeState",
        sourceDate: report.revision.createdAt,
        cached: kept.length === 0 ? hash : [...kept, hash],
      },
    };
  };
  const items = report.claims
    .filter(({ spans }) => spans.length > 0)
    .map((claim) => annotation(report, claim, claim.spans.map(target)));
  const id = `${urn(report.articleId)}#claims-${report.audience}-version-${report.revision.number}`;
  const page = `${id}-page-1`;
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id,
    type: "AnnotationCollection",
    label: `Claims in «${report.title}», ${report.audienceLabel}`,
    generator: { id: "urn:claimcheck", type: "Software", name: "Claimcheck" },
    modified: report.asOf,
    total: items.length,
    first: { id: page, type: "AnnotationPage", partOf: id, startIndex: 0, items },
    last: page,
  };
}
