import { send } from "../workspace/api.ts";
import { largestFile, type SnapshotSummary } from "@/core/snapshots.ts";
import { sizeInWords } from "./copy-words.ts";
import { whyNotRead } from "./shelf.ts";

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

interface Problem {
  detail?: string;
}

function answerOf(request: XMLHttpRequest): Kept {
  if (request.status >= 200 && request.status < 300) {
    return { copy: JSON.parse(request.responseText) as SnapshotSummary };
  }
  if (request.status === 401) return { problem: whyNotRead({ outcome: "signed-out" }) };
  if (request.status === 429 || request.status >= 500) return { problem: whyNotRead({ outcome: "busy" }) };
  const detail = request.responseText.startsWith("{")
    ? (JSON.parse(request.responseText) as Problem).detail
    : `The server answered ${request.status}.`;
  return { problem: detail ?? `The server answered ${request.status}.` };
}

/** Sends a file, saying how much of it is gone (0 to 1). XMLHttpRequest, since fetch tells nothing while it sends. */
export function uploadCopy(
  sourceId: string,
  file: File,
  tell: (sent: number) => void,
  signal: AbortSignal,
): Promise<Kept> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append("file", file);
    request.upload.addEventListener("progress", ({ loaded, total }) => tell(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => resolve(answerOf(request)));
    request.addEventListener("error", () =>
      resolve({ problem: "No line: the file did not reach the server. It is still chosen here; try again." }),
    );
    request.addEventListener("abort", () => resolve({ cancelled: true }));
    signal.addEventListener("abort", () => request.abort());
    request.open("POST", `/api/v1/sources/${sourceId}/snapshots`);
    request.setRequestHeader("idempotency-key", crypto.randomUUID());
    request.send(body);
  });
}
