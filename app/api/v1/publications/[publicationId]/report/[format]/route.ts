import { respond } from "@/app/respond.ts";
import { publicationOperations } from "@/server/operations/publications.ts";

export const GET = respond(publicationOperations.exportPublication);
