/** The places of the open claim that keys, lists of what is missing and notices lead to: ids on the page. */
export const claimPlaces = {
  heading: "claim-heading",
  statement: "claim-statement",
  evidence: "claim-add-evidence",
  contact: "claim-add-contact",
  contactForm: "claim-contact-form",
  note: "claim-add-note",
  noteForm: "claim-note-form",
  verdict: "claim-verdict",
  disposition: "claim-disposition",
  justification: "claim-justification",
  cites: "claim-cites",
  missing: "claim-missing",
  talk: "claim-talk",
  history: "claim-history",
} as const;
export type ClaimPlace = keyof typeof claimPlaces;

const focusable = "input:checked, input:not([disabled]), textarea, button:not([disabled]), select, summary";

/** Moves the focus to a place of the open claim; of a group to its chosen part. Opens what is folded. */
export function goToPlace(place: ClaimPlace): void {
  const element = document.getElementById(claimPlaces[place]);
  if (!element) return;
  if (element instanceof HTMLDetailsElement) element.open = true;
  const inside = element.querySelector<HTMLElement>("input:checked") ?? element.querySelector<HTMLElement>(focusable);
  const target = element.matches("div, fieldset, details, ul") ? (inside ?? element) : element;
  target.focus();
  target.scrollIntoView({ block: "nearest" });
  if (place === "evidence") target.click();
}

/** Moves the focus into a form that is open already; a form that opens takes it by itself. */
export function focusForm(id: string): void {
  document.getElementById(id)?.querySelector<HTMLElement>("input, textarea")?.focus();
}
