import { terms } from "../contacts.ts";
import { dateRoles, evidenceClasses, passageLocks, stances, type RoleDate } from "../evidence.ts";
import { problemKinds, problemStates } from "../problem-flags.ts";
import type { ReportContact, ReportEvidence, ReportNote, ReportSnapshot } from "../report/evidence.ts";
import { maskedWords, type Masked } from "../report/masked.ts";
import { dateInWords, timeInWords } from "../time-words.ts";
import { link, ownLink } from "./html-links.ts";
import { joined, markup, type Markup } from "./markup.ts";

const stanceIcons = { supports: "i-plusc", refutes: "i-minusc", context: "i-right", "not-found": "i-nil" } as const;
const lockIcons = { found: "i-lock", "not-found": "i-unlock", "no-snapshot": "i-none" } as const;
const labelOf = (table: readonly { id: string; label: string }[], id: string): string =>
  table.find((row) => row.id === id)?.label ?? "";

/** What the sources say of a claim, passage by passage, and the searches that found nothing. */
export function evidenceList(evidence: readonly ReportEvidence[]): Markup {
  if (evidence.length === 0) return markup``;
  return markup`<ol class="evl">${evidence.map((row) => evidenceItem(row))}</ol>`;
}

function evidenceItem(row: ReportEvidence): Markup {
  const about = [
    row.locator,
    row.page === null ? "" : `page ${row.page}`,
    labelOf(evidenceClasses, row.class).toLowerCase(),
    row.medium === "text" ? "" : row.medium,
    row.cited ? "cited in the verdict" : "",
    row.visibility === "public" ? "" : `${row.visibility} only`,
  ].filter(Boolean);
  return markup`<li><span class="ev-n">${row.label}</span><span class="stance s-${row.stance}"><svg class="g" aria-hidden="true"><use href="#${stanceIcons[row.stance]}"/></svg>${labelOf(stances, row.stance)}</span><div>${words(row.passage, row.language)}${row.translation !== "" && markup`<p><span class="lbl">Translation</span> ${quoted(row.translation)}</p>`}
<p class="dim" dir="auto"><a href="#source-${row.source.slice(1)}">${row.source}</a> ${[row.sourceName, ...about].filter(Boolean).join(" · ")}</p>
${searched(row)}${lockLine(row)}${dated(row.dates)}${flags(row)}${row.note !== "" && labelled("Note", row.note)}${row.problems.map(problem)}</div></li>`;
}

function words(passage: string, language: string): Markup {
  return passage === "" ? markup`` : quoted(passage, language);
}

/** Words of others between marks that are text themselves: what a style adds is lost to who hears a printed copy. */
function quoted(words: string, language = ""): Markup {
  return markup`<q${language !== "" && markup` lang="${language}"`} dir="auto">“${words}”</q>`;
}

function searched({ search }: ReportEvidence): Markup {
  if (search === null) return markup``;
  const when = search.at === null ? "" : ` on ${dateInWords(search.at)}`;
  return markup`${search.query !== "" && markup`<p class="mid">Searched${when} for ${quoted(search.query)}; nothing was found.</p>`}
${search.expected !== "" && labelled("Expected there, were the claim so", search.expected)}`;
}

/** The lock in words and by its sign, the copy it is about, and where the passage can be read. */
function lockLine({ lock, passage, snapshot, link: to, kept }: ReportEvidence): Markup {
  const parts = [
    ...(passage === "" ? [] : [signedLock(lock)]),
    ...(snapshot === null ? [] : [markup`${copyOf(snapshot)}`]),
    ...(kept === undefined ? [] : [ownLink(kept, "open the kept copy")]),
    ...(snapshot?.archiveUrl ? [link(snapshot.archiveUrl, "archived copy")] : []),
    ...(to === null ? [] : [link(to, to.includes("#") ? "open at the passage" : "open the source")]),
  ];
  return parts.length === 0 ? markup`` : markup`<p class="lockl">${joined(parts, " · ")}</p>`;
}

function signedLock(lock: ReportEvidence["lock"]): Markup {
  return markup`<span class="lock l-${lock}"><svg class="g" aria-hidden="true"><use href="#${lockIcons[lock]}"/></svg>${labelOf(passageLocks, lock)}</span>`;
}

/** «snapshot 1 of 12 March 2026, 0d1fb95d41»: the whole hash is in the list of hashes. */
function copyOf({ number, capturedAt, sha256 }: ReportSnapshot): Markup {
  const hash = sha256 === null ? "" : markup`, <span class="proof">${sha256.slice(0, 10)}</span>`;
  return markup`snapshot ${number} of <time datetime="${capturedAt}">${dateInWords(capturedAt.slice(0, 10))}</time>${hash}`;
}

/** «Signed 19 November 2020 · Effective 19 November 2020». */
export function dated(dates: readonly RoleDate[]): Markup {
  if (dates.length === 0) return markup``;
  const said = dates.map(({ role, date }) => `${labelOf(dateRoles, role)} ${dateInWords(date)}`);
  return markup`<p class="mid"><span class="lbl">Dates</span> ${said.join(" · ")}</p>`;
}

function flags({ driftedAt, publishedLater }: ReportEvidence): Markup {
  return markup`${driftedAt !== null && markup`<p class="warn"><svg class="g" aria-hidden="true"><use href="#g-stale"/></svg>Stale: in the copy of ${dateInWords(driftedAt.slice(0, 10))} these words no longer stand.</p>`}
${publishedLater !== null && markup`<p class="mid"><span class="flag">Later</span> Published ${dateInWords(publishedLater)}, after the claim was made.</p>`}`;
}

function problem({ kind, state, note, answer, by }: ReportEvidence["problems"][number]): Markup {
  const open = state === "open";
  const head = `Objection${by === "" ? "" : ` of ${by}`}: ${labelOf(problemKinds, kind).toLowerCase()}, ${labelOf(problemStates, state).toLowerCase()}`;
  return markup`<p class="${open ? "warn" : "mid"}">${head}.${note !== "" && markup` <span dir="auto">${note}</span>`}${answer !== "" && markup` <span class="lbl">Answer</span> <span dir="auto">${answer}</span>`}</p>`;
}

/** Who was asked, in the words of the log, and what they said. */
export function contactList(contacts: readonly ReportContact[]): Markup {
  if (contacts.length === 0) return markup``;
  return markup`<div class="aside"><h4>Asked</h4><ul>${contacts.map(contactItem)}</ul></div>`;
}

function contactItem(contact: ReportContact): Markup {
  const { sentence, questions, answer, attachment, visibility } = contact;
  const about = [
    contact.terms === "on-record" ? "" : labelOf(terms, contact.terms).toLowerCase(),
    visibility === "public" ? "" : `${visibility} only`,
  ].filter(Boolean);
  return markup`<li><p dir="auto">${sentence}${about.length > 0 && markup` <span class="dim">${about.join(" · ")}</span>`}</p>
${questions !== "" && labelled("Questions", questions)}
${answer !== "" && labelled("Answer", answer)}
${attachment && markup`<p class="mid"><span class="lbl">File</span> <span dir="auto">${attachment.fileName}</span> <span class="proof">${attachment.sha256.slice(0, 10)}</span></p>`}</li>`;
}

/** The notes that this copy's readers may have, each saying whom it is for. */
export function noteList(notes: readonly ReportNote[]): Markup {
  return markup`${notes.map(({ body, visibility, by, at }) => {
    const label = { public: "Note", team: "Note for the desk", legal: "Note for legal" }[visibility];
    const signed = [by, timeInWords(at)].filter(Boolean).join(", ");
    return markup`<p class="mid"><span class="lbl">${label}</span> <span class="said" dir="auto">${body}</span>${by !== "" && markup` <span class="proof">${signed}</span>`}</p>`;
  })}`;
}

/** What is kept from the readers of this copy: how many of what kind, and why. */
export function maskedList(masked: readonly Masked[]): Markup {
  if (masked.length === 0) return markup``;
  return markup`<div class="held">${masked.map((row) => markup`<p>${maskedWords(row)}</p>`)}</div>`;
}

function labelled(label: string, text: string): Markup {
  return markup`<p class="mid"><span class="lbl">${label}</span> <span class="said" dir="auto">${text}</span></p>`;
}
