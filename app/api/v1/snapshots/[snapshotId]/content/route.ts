import { respond } from "@/app/respond.ts";
import { snapshotOperations } from "@/server/operations/snapshots.ts";

export const GET = respond(snapshotOperations.getSnapshotContent);
