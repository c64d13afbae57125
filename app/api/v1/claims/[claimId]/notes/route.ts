import { respond } from "@/app/respond.ts";
import { contactOperations } from "@/server/operations/contacts.ts";

export const GET = respond(contactOperations.listNotes);
export const POST = respond(contactOperations.addNote);
