import { respond } from "@/app/respond.ts";
import { snapshotOperations } from "@/server/operations/snapshots.ts";

export const GET = respond(snapshotOperations.listSnapshots);
export const POST = respond(snapshotOperations.addSnapshot);
