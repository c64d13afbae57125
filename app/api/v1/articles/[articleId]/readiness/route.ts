import { respond } from "@/app/respond.ts";
import { readinessOperations } from "@/server/operations/readiness.ts";

export const GET = respond(readinessOperations.getReadiness);
