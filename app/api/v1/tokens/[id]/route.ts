import { respond } from "@/app/respond.ts";
import { peopleOperations } from "@/server/operations/people.ts";

export const DELETE = respond(peopleOperations.revokeToken);
