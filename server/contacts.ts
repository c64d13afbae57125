import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { changesBetween, given } from "@/core/changes.ts";
import type { Claim } from "@/core/claims.ts";
import { newContact, type Contact } from "@/core/contacts.ts";
import { narrowest, type Visibility } from "@/core/evidence.ts";
import type {
  AddContact,
  AttachFile,
  ContactId,
  ContactsOfClaim,
  UpdateContact,
  VersionedContact,
} from "@/core/inputs/contacts.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { largestFile } from "@/core/snapshots.ts";
import { getBlob, hasBlob, insertBlob } from "@/db/blobs.ts";
import { commit, newEvent, sha256 } from "@/db/commit.ts";
import {
  getContact,
  insertContact,
  listContacts as listContactRows,
  updateContact as updateContactRow,
} from "@/db/contacts.ts";
import { fileResponse } from "./file-response.ts";
import { circleOf, loadClaim, requireLegal, requireVersion } from "./load.ts";
import { permit } from "./permit.ts";

/** A contact that stands, on a claim this person may see. What is for legal is not there for anybody else. */
async function loadContact(actor: Actor, id: string): Promise<{ contact: Contact; claim: Claim }> {
  const contact = await getContact(id);
  const hidden = contact?.visibility === "legal" && circleOf(actor) !== "legal";
  if (!contact || hidden) throw new Refusal("not-found", "There is no such contact here.");
  const claim = await loadClaim(actor, contact.claimId);
  if (contact.deletedAt !== null) throw new Refusal("not-found", "This contact was taken out of the log.");
  return { contact, claim };
}

function happened(actor: Actor, type: string, claim: Claim, visibility: Visibility, at: string, data: object) {
  return newEvent(actor, { at, type, articleId: claim.articleId, claimId: claim.id, visibility, data: data as never });
}

/** Refuses an answer that came before the question. */
function refuseBackwards({ contactedAt, answeredAt }: Contact): void {
  if (answeredAt === null || answeredAt >= contactedAt) return;
  const message = "This answer came before the question. Correct one of the times.";
  throw new Refusal("invalid", message, { errors: [{ path: "answeredAt", message }] });
}

/** Who was asked about a claim, oldest first, as far as this person may see. */
export async function listContacts(
  actor: Actor,
  { claimId }: z.output<typeof ContactsOfClaim>,
): Promise<{ items: Contact[]; next: null }> {
  const claim = await loadClaim(actor, claimId);
  return { items: await listContactRows([claim.id], circleOf(actor)), next: null };
}

/** Logs that somebody was asked. */
export async function addContact(actor: Actor, input: z.output<typeof AddContact>): Promise<Contact> {
  const { claimId, id = uuidv7(), ...fields } = input;
  const claim = await loadClaim(actor, claimId);
  permit(actor, "contact.write");
  requireLegal(actor, fields.visibility);
  const at = new Date().toISOString();
  const contact = newContact(
    { ...given(fields), whom: fields.whom },
    { id, claimId: claim.id, at, by: actor.personId },
  );
  refuseBackwards(contact);
  const { whom, role, channel, questions, outcome, visibility } = contact;
  const data = { contactId: id, whom, role, channel, questions, outcome };
  return commit(actor, {
    writes: [insertContact(contact)],
    events: [happened(actor, "contact.added", claim, visibility, at, data)],
    answer: () => contact,
  });
}

/** Changes what the log says; what is left out stays as it is. */
export async function updateContact(actor: Actor, input: z.output<typeof UpdateContact>): Promise<Contact> {
  const { contactId, version, ...fields } = input;
  const { contact, claim } = await loadContact(actor, contactId);
  permit(actor, "contact.write");
  requireLegal(actor, fields.visibility);
  requireVersion(version, contact);
  const at = new Date().toISOString();
  const changed: Contact = { ...contact, ...given(fields), version: version + 1, updatedAt: at };
  refuseBackwards(changed);
  const changes = changesBetween(contact, changed);
  if (Object.keys(changes).length === 0) return contact;
  const circle = narrowest(contact.visibility, changed.visibility);
  return commit(actor, {
    writes: [updateContactRow(changed, version)],
    events: [happened(actor, "contact.updated", claim, circle, at, { contactId, changes })],
    answer: () => changed,
  });
}

/** Takes a contact out of the log; the row and its history are kept. */
export async function deleteContact(actor: Actor, input: z.output<typeof VersionedContact>): Promise<null> {
  const { contact, claim } = await loadContact(actor, input.contactId);
  permit(actor, "contact.write");
  requireVersion(input.version, contact);
  const at = new Date().toISOString();
  const gone: Contact = { ...contact, version: contact.version + 1, updatedAt: at, deletedAt: at };
  return commit(actor, {
    writes: [updateContactRow(gone, input.version)],
    events: [happened(actor, "contact.deleted", claim, contact.visibility, at, { contactId: contact.id })],
    answer: () => null,
  });
}

/** Keeps a file with a contact: the letter sent, the answer received. Takes the place of the one before. */
export async function attachFile(actor: Actor, input: z.output<typeof AttachFile>): Promise<Contact> {
  const { contact, claim } = await loadContact(actor, input.contactId);
  permit(actor, "contact.write");
  requireVersion(input.version, contact);
  const { bytes, fileName } = input.file;
  if (bytes.length === 0) throw new Refusal("invalid", "This file is empty. Choose another.");
  if (bytes.length > largestFile) throw new Refusal("invalid", "This file is larger than 50 MB. Send a smaller one.");
  const { fileTypeFromBuffer } = await import("file-type");
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? "application/octet-stream";
  const attachment = { sha256: sha256(bytes), fileName, mediaType, size: bytes.length };
  const at = new Date().toISOString();
  const changed: Contact = { ...contact, attachment, version: contact.version + 1, updatedAt: at };
  const known = await hasBlob(attachment.sha256);
  const data = { contactId: contact.id, changes: changesBetween(contact, changed) };
  return commit(actor, {
    writes: [
      ...(known ? [] : [insertBlob({ sha256: attachment.sha256, size: bytes.length, bytes })]),
      updateContactRow(changed, contact.version),
    ],
    events: [happened(actor, "contact.updated", claim, contact.visibility, at, data)],
    answer: () => changed,
  });
}

/** The file kept with a contact, to be saved under its name. */
export async function getAttachment(actor: Actor, { contactId }: z.output<typeof ContactId>): Promise<Response> {
  const { contact } = await loadContact(actor, contactId);
  const { attachment } = contact;
  const blob = attachment ? await getBlob(attachment.sha256) : undefined;
  if (!attachment || !blob) throw new Refusal("not-found", "No file is kept with this contact.");
  const { fileName, mediaType } = attachment;
  return fileResponse({ bytes: Buffer.from(blob.bytes), fileName, mediaType });
}
