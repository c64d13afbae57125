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

/** A form or a file for the public HTTP API, with the headers that go with it. */
export interface FormRequest {
  method: "POST" | "PUT";
  /** Under /api/v1. */
  path: string;
  body: FormData | File;
  headers: Readonly<Record<string, string>>;
}

/**
 * Sends a form or a file, and tells how much of it is gone (0 to 1) until `signal` says stop. XMLHttpRequest, since fetch tells
 * nothing while it sends. Never throws: a cut line is an outcome, too.
 */
export function sendForm(
  { method, path, body, headers }: FormRequest,
  tell: (sent: number) => void,
  signal: AbortSignal,
): Promise<Response | "offline" | "cancelled"> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total }) => tell(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () => {
      const { status, responseText } = request;
      const headers = { "content-type": request.getResponseHeader("content-type") ?? "" };
      resolve(new Response(status === 204 ? null : responseText, { status, headers }));
    });
    request.addEventListener("error", () => resolve("offline"));
    request.addEventListener("abort", () => resolve("cancelled"));
    signal.addEventListener("abort", () => request.abort());
    request.open(method, `/api/v1${path}`);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(body);
  });
}

/** Sends a file as sendForm does. Never throws: a cut line is an outcome, too. */
export async function sendFile(
  { method, path, file, version }: FileRequest,
  tell: (sent: number) => void,
  signal: AbortSignal,
): Promise<ApiResult | { outcome: "cancelled" }> {
  const body = new FormData();
  body.append("file", file);
  const headers = {
    "idempotency-key": crypto.randomUUID(),
    ...(version !== undefined && { "if-match": `"${version}"` }),
  };
  const response = await sendForm({ method, path, body, headers }, tell, signal);
  if (typeof response === "string") return { outcome: response };
  try {
    return await resultOf(response);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // a proxy's page, not an answer of ours
    return { outcome: "refused", message: `The server answered ${response.status}.`, errors: [] };
  }
}
