import { respond } from "@/app/respond.ts";
import { auditOperations } from "@/server/operations/audit.ts";

export const GET = respond(auditOperations.watchVerification);
