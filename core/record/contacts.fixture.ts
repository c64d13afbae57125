/** Contacts, notes and problem flags of the sample record (record.fixture.ts), in three circles. */
import { adeyemi, at, id, wilk } from "../article.fixture.ts";
import type { Contact } from "../contacts.ts";
import type { Note } from "../notes.ts";
import type { ProblemFlag } from "../problem-flags.ts";
import { attachedText, sizeOf, type Encoding } from "./copies.fixture.ts";

const aContact = (n: number, claim: number, more: Partial<Contact>): Contact => ({
  id: id(13, n),
  claimId: id(3, claim),
  version: 1,
  whom: `[sample contact ${n}]`,
  role: "press office",
  channel: "e-mail",
  contactedAt: at(50 + n),
  questions: `[sample questions ${n}]`,
  deadline: null,
  outcome: "pending",
  answer: "",
  answeredAt: null,
  terms: "on-record",
  attachment: null,
  visibility: "public",
  maskReason: null,
  createdAt: at(50 + n),
  createdBy: wilk,
  updatedAt: at(50 + n),
  movedFrom: null,
  deletedAt: null,
  ...more,
});

/** Answered with a letter, unanswered, due, declined, off the record, and taken away. */
export function contacts({ sha256, base64 }: Encoding): Contact[] {
  const attachment = {
    sha256: sha256(attachedText),
    fileName: "[name of a file].txt",
    mediaType: "text/plain",
    size: sizeOf(base64(attachedText)),
  };
  const answered = { outcome: "answered", answeredAt: at(120), updatedAt: at(121), version: 2 } as const;
  return [
    aContact(1, 6, { ...answered, answer: "[sample answer 1]", attachment }),
    aContact(2, 4, { outcome: "no-reply", deadline: at(100), channel: "phone" }),
    aContact(3, 7, { deadline: "2026-03-14T17:00:00.000Z", visibility: "team", maskReason: "desk-only" }),
    aContact(4, 7, { outcome: "declined", answeredAt: at(122), terms: "background" }),
    aContact(5, 9, {
      ...answered,
      answer: "[sample answer off the record]",
      terms: "off-record",
      visibility: "legal",
      maskReason: "off-record",
      createdBy: adeyemi,
    }),
    aContact(6, 6, { deletedAt: at(130), whom: "[a contact taken away]" }),
  ];
}

const aNote = (n: number, claim: number, visibility: Note["visibility"], more: Partial<Note> = {}): Note => ({
  id: id(14, n),
  claimId: id(3, claim),
  version: 1,
  body: `[sample note for ${visibility}]`,
  visibility,
  maskReason: null,
  createdAt: at(80 + n),
  createdBy: wilk,
  updatedAt: at(80 + n),
  movedFrom: null,
  deletedAt: null,
  ...more,
});

export const notes: Note[] = [
  aNote(1, 6, "public", { body: "[sample note for public] The clause on entry into force was not to be had." }),
  aNote(2, 6, "team", { createdBy: adeyemi }),
  aNote(3, 6, "legal", { maskReason: "legal-matter" }),
  aNote(4, 2, "team", { deletedAt: at(131), body: "[a note taken away]" }),
];

const aFlag = (n: number, evidence: number, more: Partial<ProblemFlag>): ProblemFlag => ({
  id: id(12, n),
  evidenceId: id(6, evidence),
  version: 1,
  kind: "does-not-say-so",
  note: `[sample objection ${n}]`,
  state: "open",
  answer: "",
  answeredAt: null,
  answeredBy: null,
  createdAt: at(90 + n),
  createdBy: adeyemi,
  updatedAt: at(90 + n),
  ...more,
});

const settled = { version: 2, answer: "[sample answer to an objection]", answeredAt: at(140), answeredBy: wilk };
export const problemFlags: ProblemFlag[] = [
  aFlag(1, 21, {}),
  aFlag(2, 31, { ...settled, kind: "outdated", state: "answered" }),
  aFlag(3, 62, { ...settled, kind: "unreadable", state: "resolved" }),
];
