import { respond } from "@/app/respond.ts";
import { sourceOperations } from "@/server/operations/sources.ts";

export const GET = respond(sourceOperations.suggestDerivations);
