import { contactSentence, publicContact, type Contact } from "@/core/contacts.ts";
import type { Time } from "@/core/time.ts";
import { circleWords } from "../claim/circles.ts";

/** The sentence of a contact as a copy of the report prints it, and whose copy that is. */
export interface PrintedLine {
  where: string;
  sentence: string;
}

/** What the report says of a contact at a moment: to the desk, and to the public where it may know of it at all. */
export function printedLines(contact: Contact, now: Time): PrintedLine[] {
  const { visibility, terms } = contact;
  const sentence = contactSentence(contact, now);
  if (visibility !== "public" || terms === "off-record") return [{ where: "In the report", sentence }];
  if (terms === "on-record") return [{ where: "In the report, also in the public copy", sentence }];
  return [
    { where: "In the desk’s report", sentence },
    { where: "In the public copy, without the name", sentence: contactSentence(publicContact(contact), now) },
  ];
}

/** Who will read of a contact: its circle, but what was said off the record is never for the public. */
export function readersInWords({ visibility, terms }: Contact): string {
  if (visibility === "public" && terms === "off-record") return "never in the public copy";
  return circleWords(visibility).toLowerCase();
}
