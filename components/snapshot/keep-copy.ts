import type { BesideStore } from "../workspace/beside.ts";
import { send } from "../workspace/api.ts";
import { sendFile } from "../workspace/send-file.ts";
import { largestFile, type SnapshotSummary } from "@/core/snapshots.ts";
import { sizeInWords } from "./copy-words.ts";
import { whyNotRead, type Shelf } from "./shelf.ts";

/** What came of asking for a copy: the copy, whatever its status; or why there is none and what is safe. */
export type Kept = { copy: SnapshotSummary } | { problem: string } | { cancelled: true };

/** What is asked for: text, the page at its address, or a copy at an outside archive. */
export type CopyRequest = { id: string; text: string } | { capture: true } | { archiveUrl: string; at?: string };

/** Asks the server to keep a copy. It waits until the answer is here or `signal` says stop. */
export async function keepCopy(sourceId: string, body: CopyRequest, signal: AbortSignal): Promise<Kept> {
  const path = `/sources/${sourceId}/snapshots`;
  const result = await send({ method: "POST", path, body, key: crypto.randomUUID() }, signal);
  if (signal.aborted) return { cancelled: true };
  return result.outcome === "ok" ? { copy: result.value as SnapshotSummary } : { problem: whyNotRead(result) };
}

/** Why a file is not sent; undefined when it may be. */
export function whyNotSent(file: Pick<File, "size">): string | undefined {
  const most = sizeInWords(largestFile);
  if (file.size === 0) return "This file is empty. Choose another one.";
  if (file.size <= largestFile) return undefined;
  return `This file has ${sizeInWords(file.size)}; ${most} at most. Nothing was sent. Upload a smaller one, or paste its text.`;
}

/** Sends a file to be kept, saying how much of it is gone (0 to 1), until `signal` says stop. */
export async function uploadCopy(
  sourceId: string,
  file: File,
  tell: (sent: number) => void,
  signal: AbortSignal,
): Promise<Kept> {
  const result = await sendFile({ method: "POST", path: `/sources/${sourceId}/snapshots`, file }, tell, signal);
  if (result.outcome === "cancelled") return { cancelled: true };
  if (result.outcome === "ok") return { copy: result.value as SnapshotSummary };
  if (result.outcome !== "offline") return { problem: whyNotRead(result) };
  return { problem: "No line: the file did not reach the server. It is still chosen here; try again." };
}

/** Takes in a copy that was made, and shows it to who waits for it: not to who is at something else by now. */
export function showKept(copy: SnapshotSummary, beside: BesideStore, shelf: Pick<Shelf, "copies" | "put">): void {
  const shown = beside.get();
  const known = shelf.copies(copy.sourceId);
  const isFirst = known?.state === "here" && known.value.length === 0;
  const isAwaited = shown?.view === "copies" && shown.source.id === copy.sourceId && (shown.part === "add" || isFirst);
  // a copy without words leaves the form open: what came of it stands there
  if (isAwaited && copy.textLength === 0) beside.open({ ...shown, part: "add" });
  shelf.put(copy);
  if (isAwaited && copy.textLength > 0) beside.open({ ...shown, snapshotId: copy.id, part: "text" });
}
