import { respond } from "@/app/respond.ts";
import { contactOperations } from "@/server/operations/contacts.ts";

export const POST = respond(contactOperations.flagProblem);
