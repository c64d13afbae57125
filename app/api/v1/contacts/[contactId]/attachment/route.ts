import { respond } from "@/app/respond.ts";
import { contactOperations } from "@/server/operations/contacts.ts";

export const GET = respond(contactOperations.getAttachment);
export const PUT = respond(contactOperations.attachFile);
