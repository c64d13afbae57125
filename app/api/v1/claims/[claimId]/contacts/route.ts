import { respond } from "@/app/respond.ts";
import { contactOperations } from "@/server/operations/contacts.ts";

export const GET = respond(contactOperations.listContacts);
export const POST = respond(contactOperations.addContact);
