import { checkabilities, chosenBecauseLabel, claimStatuses, claimTypes } from "../claims.ts";
import { originWords } from "../origins.ts";
import type { Report, ReportClaim, ReportDraft, ReportOpinion, Withheld } from "../reports.ts";
import { dateInWords, timeInWords } from "../time-words.ts";
import { dispositions, reasons, scaleWords, signLabel, type Sign } from "../verdicts.ts";
import { withdrawnWords } from "../withdrawn.ts";
import { contactList, dated, evidenceList, maskedList, noteList } from "./html-evidence.ts";
import { joined, markup, type Markup } from "./markup.ts";

/** The glyph of a sign with its word, in its colour. */
export function signed(sign: Sign, words: string): Markup {
  return markup`<span class="vd v-${sign}"><svg class="g" aria-hidden="true"><use href="#g-${sign}"/></svg>${words}</span>`;
}

/** «2 sources kept confidential», or passages when their sources are named elsewhere; "" when nothing is withheld. */
export function withheldWords({ sources, passages }: Withheld): string {
  if (sources > 0) return `${sources} ${sources === 1 ? "source" : "sources"} kept confidential`;
  if (passages > 0) return `${passages} ${passages === 1 ? "passage" : "passages"} kept confidential`;
  return "";
}

/** The sheet of one claim: its words, what is claimed, what the sources say, and the verdict with its reasons. */
export function claimSheet(report: Report, claim: ReportClaim): Markup {
  const { number, opinion, draft } = claim;
  const said = opinion ?? draft;
  const disposition = dispositions.find((row) => row.id === said?.disposition);
  return markup`<article class="sheet" id="claim-${number}" aria-labelledby="card-${number}">
<div class="sheet-h"><h3 class="no" id="card-${number}"><span class="vh">Claim </span>${number}</h3>${signed(claim.sign, signLabel(claim.sign))}${claim.state === "draft" && markup`<span class="flag">Draft</span>`}${disposition ? markup`<span class="mid">${disposition.report}</span>` : null}<span class="grow"></span><span class="proof">${claim.place}</span></div>
<div class="in">
${wordsOf(report, claim)}${
    claim.withdrawn !== undefined &&
    markup`
<p class="warn" dir="auto">${withdrawnWords(claim.withdrawn)}</p>`
  }
${claim.statement !== "" && labelled("Statement", claim.statement, "mid")}
${factsOf(claim)}${claim.chosenBecause !== undefined && labelled(chosenBecauseLabel, claim.chosenBecause, "mid")}
${dated(claim.dates)}
${originLine(claim)}
${evidenceList(claim.evidence)}
${maskedList(claim.masked)}
${contactList(claim.contacts)}
${opinion && verdictText(opinion, "Verdict")}
${draft && draftText(draft, claim)}
${claim.superseded.length > 0 && earlier(claim.superseded)}
${noteList(claim.notes)}
${deskLine(claim)}
</div>
</article>`;
}

/** «4 sources · 1 origin», with a word of warning when several have it from one place. */
function originLine({ origins }: ReportClaim): Markup {
  if (origins === null) return markup``;
  const isOne = origins.sources > 1 && origins.origins === 1;
  return markup`<p class="${isOne ? "warn" : "mid"}">${originWords(origins)}${isOne && ": they all have it from one place"}</p>`;
}

function labelled(label: string, text: string, className: string): Markup {
  return markup`<p class="${className}"><span class="lbl">${label}</span> <span dir="auto">${text}</span></p>`;
}

function wordsOf(report: Report, { words }: ReportClaim): Markup {
  if (words.length === 0) return markup`<p class="mid">The words of this claim are no longer in the text.</p>`;
  const parts = words.map((text) => markup`<span>${text}</span>`);
  return markup`<p class="words" lang="${report.language}" dir="auto">${joined(parts, " … ")}</p>`;
}

function factsOf(claim: ReportClaim): Markup {
  const types = claimTypes.filter((row) => claim.types.includes(row.id)).map((row) => row.label);
  const said = [claim.saidAt ? dateInWords(claim.saidAt) : "", claim.saidWhere].filter(Boolean).join(", ");
  const checkability = checkabilities.find((row) => row.id === claim.checkability)?.label ?? "";
  const facts = [
    { name: "Type", text: types.join(", ") },
    { name: "Checkability", text: claim.checkability === "checkable" ? "" : checkability },
    { name: "Speaker", text: claim.speaker },
    { name: "Said", text: said },
  ].filter(({ text }) => text !== "");
  if (facts.length === 0) return markup``;
  return markup`<dl class="kv">${facts.map(({ name, text }) => markup`<div><dt>${name}</dt><dd dir="auto">${text}</dd></div>`)}</dl>`;
}

function verdictText(said: ReportOpinion | ReportDraft, title: string): Markup {
  const why = reasons.filter((row) => said.reasons.includes(row.id)).map((row) => row.label);
  const by = [said.by, timeInWords(said.at), "scale" in said ? scaleWords(said.scale) : ""].filter(Boolean).join(" · ");
  return markup`${said.justification !== "" && markup`<p class="why" dir="auto">${said.justification}</p>`}
${why.length > 0 && labelled("Reasons", why.join(", "), "mid")}
${said.proposedText !== "" && markup`<p><span class="lbl">Proposed words</span> <span class="serif" dir="auto">${said.proposedText}</span></p>`}
${"answer" in said && said.answer !== "" && labelled("Wording", said.answer, "mid")}
${said.asOf !== null && markup`<p class="warn"><svg class="g" aria-hidden="true"><use href="#g-stale"/></svg>As of ${dateInWords(said.asOf)}; out of date now.</p>`}
${said.missing !== "" && labelled("Missing", said.missing, "mid")}
${said.wouldChange !== "" && labelled("Would change the verdict", said.wouldChange, "mid")}
<p class="proof">${title}: ${by}</p>`;
}

function draftText(draft: ReportDraft, claim: ReportClaim): Markup {
  if (claim.state !== "decided") return verdictText(draft, "Draft");
  return markup`<div class="aside"><p>${signed(draft.verdict ?? "unrated", signLabel(draft.verdict ?? "unrated"))} <span class="flag">Draft</span></p>
${verdictText(draft, "Draft")}</div>`;
}

function earlier(opinions: readonly ReportOpinion[]): Markup {
  return markup`<div class="aside"><h4>Earlier verdicts</h4>
${opinions.map(
  (row) => markup`<div><p>${signed(row.verdict, signLabel(row.verdict))}</p>
${verdictText(row, "Replaced verdict")}</div>`,
)}</div>`;
}

function deskLine({ desk }: ReportClaim): Markup {
  if (desk === null) return markup``;
  const line = [
    claimStatuses.find((row) => row.id === desk.status)?.label ?? "",
    desk.priority === "normal" ? "" : `${desk.priority} priority`,
    desk.assignee === "" ? "" : `checker ${desk.assignee}`,
    desk.secondReader === "" ? "" : `second reader ${desk.secondReader}`,
  ].filter(Boolean);
  return markup`<p class="proof">${line.join(" · ")}</p>
${desk.note !== "" && labelled("Note of the desk", desk.note, "mid")}`;
}
