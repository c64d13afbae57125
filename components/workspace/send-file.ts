import { resultOf, type ApiResult } from "./api.ts";

/** A file for the public HTTP API, as the part «file». */
export interface FileRequest {
  method: "POST" | "PUT";
  /** Under /api/v1. */
  path: string;
  file: File;
  /** The version the change is made on, sent as If-Match. */
  version?: number;
}

/**
 * Sends a file, and tells how much of it is gone (0 to 1) until `signal` says stop. XMLHttpRequest, since fetch tells
 * nothing while it sends. Never throws: a cut line is an outcome, too.
 */
export function sendFile(
  { method, path, file, version }: FileRequest,
  tell: (sent: number) => void,
  signal: AbortSignal,
): Promise<ApiResult | { outcome: "cancelled" }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append("file", file);
    request.upload.addEventListener("progress", ({ loaded, total }) => tell(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => {
      const { status, responseText } = request;
      const unread = { outcome: "refused", message: `The server answered ${status}.`, errors: [] } as const;
      resultOf(new Response(status === 204 ? null : responseText, { status })).then(resolve, (error: unknown) =>
        // a proxy's page, not an answer of ours
        error instanceof SyntaxError ? resolve(unread) : reject(error as Error),
      );
    });
    request.addEventListener("error", () => resolve({ outcome: "offline" }));
    request.addEventListener("abort", () => resolve({ outcome: "cancelled" }));
    signal.addEventListener("abort", () => request.abort());
    request.open(method, `/api/v1${path}`);
    request.setRequestHeader("idempotency-key", crypto.randomUUID());
    if (version !== undefined) request.setRequestHeader("if-match", `"${version}"`);
    request.send(body);
  });
}
