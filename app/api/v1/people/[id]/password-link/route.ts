import { respond } from "@/app/respond.ts";
import { peopleOperations } from "@/server/operations/people.ts";

export const POST = respond(peopleOperations.makePasswordLink);
