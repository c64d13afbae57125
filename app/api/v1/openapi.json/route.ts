import { respond } from "@/app/respond.ts";
import { operations } from "@/server/operations.ts";

export const GET = respond(operations.getApiDocument);
