import { z } from "zod";
import { channels, outcomes, terms } from "../contacts.ts";
import { maskReasons, visibilities } from "../evidence.ts";
import { newId, version } from "./common.ts";
import { freeText, id, time } from "./text.ts";

const ids = <T extends string>(rows: readonly { id: T }[]) => rows.map((row) => row.id) as [T, ...T[]];

const circle = {
  visibility: z.enum(visibilities).optional(),
  maskReason: z.enum(ids(maskReasons)).nullable().optional(),
};

const contactFields = {
  role: freeText(2000).optional(),
  channel: z.enum(ids(channels), `channel is one of ${ids(channels).join(", ")}.`).optional(),
  contactedAt: time.optional(),
  questions: freeText(100_000).optional(),
  deadline: time.nullable().optional(),
  outcome: z.enum(ids(outcomes), `outcome is one of ${ids(outcomes).join(", ")}.`).optional(),
  answer: freeText(100_000).optional(),
  answeredAt: time.nullable().optional(),
  terms: z.enum(ids(terms), `terms is one of ${ids(terms).join(", ")}.`).optional(),
  ...circle,
};
const whom = freeText(2000).refine((value) => value.trim() !== "", "Say whom you asked.");

export const ContactsOfClaim = z.object({ claimId: id });
export const AddContact = z.object({ claimId: id, id: newId, whom, ...contactFields });
export const ContactId = z.object({ contactId: id });
export const VersionedContact = z.object({ contactId: id, version });
/** `attachment: null` takes the file off the contact; its bytes stay in the history. */
export const UpdateContact = z.object({
  contactId: id,
  version,
  whom: whom.optional(),
  attachment: z.null().optional(),
  ...contactFields,
});
export const AttachFile = z.object({
  contactId: id,
  version,
  file: z.object({ bytes: z.instanceof(Uint8Array), fileName: z.string() }, "Send the file as the part «file»."),
});

const body = freeText(100_000).refine((value) => value.trim() !== "", "Write the note.");
export const NotesOfClaim = z.object({ claimId: id });
export const AddNote = z.object({ claimId: id, id: newId, body, ...circle });
export const VersionedNote = z.object({ noteId: id, version });
export const UpdateNote = z.object({ noteId: id, version, body: body.optional(), ...circle });
