import { respond } from "@/app/respond.ts";
import { contactOperations } from "@/server/operations/contacts.ts";

export const PATCH = respond(contactOperations.updateNote);
export const DELETE = respond(contactOperations.deleteNote);
