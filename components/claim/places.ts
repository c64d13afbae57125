import { claimParts, type ClaimPart } from "@/core/readiness-rules.ts";

/** The places of the open claim that keys, lists of what is missing and notices lead to: ids on the page. */
export const claimPlaces = {
  heading: "claim-heading",
  statement: "claim-statement",
  why: "claim-why",
  evidence: "claim-add-evidence",
  evidenceList: "claim-evidence",
  contact: "claim-add-contact",
  contactList: "claim-contacts",
  contactForm: "claim-contact-form",
  note: "claim-add-note",
  noteForm: "claim-note-form",
  verdict: "claim-verdict",
  disposition: "claim-disposition",
  justification: "claim-justification",
  cites: "claim-cites",
  missing: "claim-missing",
  decision: "claim-decision",
  talk: "claim-talk",
  history: "claim-history",
} as const;
export type ClaimPlace = keyof typeof claimPlaces;

const focusable = "input:checked, input:not([disabled]), textarea, button:not([disabled]), select, summary";

/** Moves the focus to a place of the open claim; of a group to its chosen part. Opens what is folded. */
export function goToPlace(place: ClaimPlace): void {
  const element = focusPlace(place);
  if (place === "evidence") element?.click();
}

/** Focuses a place, and shows it; the element that was asked for the focus, if there is one. */
function focusPlace(place: ClaimPlace): HTMLElement | null {
  const element = document.getElementById(claimPlaces[place]);
  if (!element) return null;
  if (element instanceof HTMLDetailsElement) element.open = true;
  const inside = element.querySelector<HTMLElement>("input:checked") ?? element.querySelector<HTMLElement>(focusable);
  const target = element.matches("div, fieldset, details, ul, ol") ? (inside ?? element) : element;
  target.focus();
  target.scrollIntoView({ block: "nearest" });
  return target;
}

/** Where each part of a claim is: the first of these that is there and takes the focus. */
const partPlaces: Readonly<Record<ClaimPart, readonly ClaimPlace[]>> = {
  words: ["heading"],
  why: ["why"],
  evidence: ["evidenceList", "evidence"],
  "new-evidence": ["evidence"],
  contacts: ["contactList", "contact"],
  "new-contact": ["contact"],
  verdict: ["verdict"],
  cites: ["cites", "evidence"],
  decision: ["decision", "verdict"],
};

/** Moves the focus to a part of the open claim, and changes nothing; it stays where it is when no such part is there. */
export function goToPart(part: ClaimPart): void {
  for (const place of partPlaces[part]) if (focusPlace(place) === document.activeElement) return;
}

/** The part of a claim that an address asks for. */
export function partOf(asked: string | null): ClaimPart | null {
  return claimParts.find((part) => part === asked) ?? null;
}

/** Moves the focus into a form that is open already; a form that opens takes it by itself. */
export function focusForm(id: string): void {
  document.getElementById(id)?.querySelector<HTMLElement>("input, textarea")?.focus();
}
