import type { z } from "zod";
import { uuidv7 } from "uuidv7";
import { changesBetween, given } from "@/core/changes.ts";
import type { Claim } from "@/core/claims.ts";
import { narrowest, type Visibility } from "@/core/evidence.ts";
import type { AddNote, NotesOfClaim, UpdateNote, VersionedNote } from "@/core/inputs/contacts.ts";
import type { Note } from "@/core/notes.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { getNote, insertNote, listNotes as listNoteRows, updateNote as updateNoteRow } from "@/db/notes.ts";
import { circleOf, loadClaim, requireLegal, requireVersion } from "./load.ts";
import { permit } from "./permit.ts";

/** A note that stands, on a claim this person may see. What is for legal is not there for anybody else. */
async function loadNote(actor: Actor, id: string): Promise<{ note: Note; claim: Claim }> {
  const note = await getNote(id);
  const hidden = note?.visibility === "legal" && circleOf(actor) !== "legal";
  if (!note || hidden) throw new Refusal("not-found", "There is no such note here.");
  const claim = await loadClaim(actor, note.claimId);
  if (note.deletedAt !== null) throw new Refusal("not-found", "This note was taken away.");
  return { note, claim };
}

function happened(actor: Actor, type: string, claim: Claim, visibility: Visibility, at: string, data: object) {
  return newEvent(actor, { at, type, articleId: claim.articleId, claimId: claim.id, visibility, data: data as never });
}

/** The notes on a claim, oldest first, as far as this person may see. */
export async function listNotes(
  actor: Actor,
  { claimId }: z.output<typeof NotesOfClaim>,
): Promise<{ items: Note[]; next: null }> {
  const claim = await loadClaim(actor, claimId);
  return { items: await listNoteRows([claim.id], circleOf(actor)), next: null };
}

/** Puts a note on a claim, for the desk unless another circle is named. */
export async function addNote(actor: Actor, input: z.output<typeof AddNote>): Promise<Note> {
  const { claimId, id = uuidv7(), body, visibility = "team", maskReason = null } = input;
  const claim = await loadClaim(actor, claimId);
  permit(actor, "note.write");
  requireLegal(actor, visibility);
  const at = new Date().toISOString();
  const made = {
    version: 1,
    createdAt: at,
    createdBy: actor.personId,
    updatedAt: at,
    deletedAt: null,
    movedFrom: null,
  };
  const note: Note = { id, claimId: claim.id, body, visibility, maskReason, ...made };
  return commit(actor, {
    writes: [insertNote(note)],
    events: [happened(actor, "note.added", claim, visibility, at, { noteId: id, body })],
    answer: () => note,
  });
}

/** Changes a note; what is left out stays as it is. */
export async function updateNote(actor: Actor, input: z.output<typeof UpdateNote>): Promise<Note> {
  const { noteId, version, ...fields } = input;
  const { note, claim } = await loadNote(actor, noteId);
  permit(actor, "note.write");
  requireLegal(actor, fields.visibility);
  requireVersion(version, note);
  const at = new Date().toISOString();
  const changed: Note = { ...note, ...given(fields), version: version + 1, updatedAt: at };
  const changes = changesBetween(note, changed);
  if (Object.keys(changes).length === 0) return note;
  const circle = narrowest(note.visibility, changed.visibility);
  return commit(actor, {
    writes: [updateNoteRow(changed, version)],
    events: [happened(actor, "note.updated", claim, circle, at, { noteId, changes })],
    answer: () => changed,
  });
}

/** Takes a note away; the row and its history are kept. */
export async function deleteNote(actor: Actor, input: z.output<typeof VersionedNote>): Promise<null> {
  const { note, claim } = await loadNote(actor, input.noteId);
  permit(actor, "note.write");
  requireVersion(input.version, note);
  const at = new Date().toISOString();
  const gone: Note = { ...note, version: note.version + 1, updatedAt: at, deletedAt: at };
  return commit(actor, {
    writes: [updateNoteRow(gone, input.version)],
    events: [happened(actor, "note.deleted", claim, note.visibility, at, { noteId: note.id })],
    answer: () => null,
  });
}
