import { respond } from "@/app/respond.ts";
import { contactOperations } from "@/server/operations/contacts.ts";

export const PATCH = respond(contactOperations.updateContact);
export const DELETE = respond(contactOperations.deleteContact);
