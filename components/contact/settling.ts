import type { Contact, Outcome } from "@/core/contacts.ts";
import type { Time } from "@/core/time.ts";
import type { GlyphName } from "../ui/glyph.tsx";

/** The outcomes a waiting contact is settled with: one key each while the contact has the focus. */
export const settlings: readonly { key: string; outcome: Outcome; label: string; glyph: GlyphName }[] = [
  { key: "1", outcome: "answered", label: "Answered", glyph: "check" },
  { key: "2", outcome: "declined", label: "Declined", glyph: "minus-circle" },
  { key: "3", outcome: "no-reply", label: "No reply", glyph: "x" },
];

/** Whether somebody said something: words belong to the outcome. */
export function isAnswer(outcome: Outcome): boolean {
  return outcome === "answered" || outcome === "declined";
}

/** What is said of a contact that gets this outcome at a moment: an answer has its time, never before the question. */
export function settled(
  { contactedAt, answeredAt }: Pick<Contact, "contactedAt" | "answeredAt">,
  outcome: Outcome,
  at: Time,
): Pick<Contact, "outcome" | "answeredAt"> {
  if (!isAnswer(outcome)) return { outcome, answeredAt: null };
  return { outcome, answeredAt: answeredAt ?? (at > contactedAt ? at : contactedAt) };
}
