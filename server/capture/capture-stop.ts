/** What a person can do when a page was not captured, or not whole. It ends every reason. */
export const wayOut = "Upload the file or paste the text; the address is kept.";

/** Ends a capture for a reason that lies outside of us. Its message is the reason in words, without the way out. */
export class CaptureStop extends Error {
  readonly status: "blocked" | "failed";

  constructor(message: string, { status = "failed", cause }: { status?: "blocked" | "failed"; cause?: unknown } = {}) {
    super(message, { cause });
    this.name = "CaptureStop";
    this.status = status;
  }
}

/** The code that Node, OpenSSL or undici gave an error, in brackets, for those who look into it; else nothing. */
export function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? ` (${code})` : "";
}
