import { contentDisposition } from "@/core/report/formats.ts";
import { sha256 } from "@/db/commit.ts";
import type { ExportedFile, FileInParts } from "./exported-file.ts";

/** Nothing in the file may run or load anything, also where a browser shows it in place of saving it. */
const lockedUp = "sandbox; default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** A media type as a header can say it; what is kept may say anything. */
export function plainMediaType(mediaType: string): string {
  return /^[\w.+-]+\/[\w.+-]+(; ?charset=[\w-]+)?$/u.test(mediaType) ? mediaType : "application/octet-stream";
}

/** A file as the answer of a route: saved under its name, never guessed at, named by the hash of its bytes. */
export function fileResponse(file: ExportedFile | FileInParts): Response {
  return "parts" in file ? responseInParts(file) : responseAtOnce(file);
}

function headersOf({ mediaType, fileName, shown }: Omit<ExportedFile, "bytes">) {
  return {
    "content-type": mediaType,
    "content-disposition": shown ? "inline" : contentDisposition(fileName),
    "content-security-policy": lockedUp,
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
  };
}

function responseAtOnce({ bytes, ...about }: ExportedFile): Response {
  const digest = sha256(bytes);
  return new Response(bytes, {
    headers: {
      ...headersOf(about),
      etag: `"${digest}"`,
      // RFC 9530: the same hash as programs check it
      "repr-digest": `sha-256=:${Buffer.from(digest, "hex").toString("base64")}:`,
    },
  });
}

/** Each part is made when the one before has been taken; who goes away ends it. Its length lets a browser show how far it is. */
function responseInParts({ parts, size, etag, ...about }: FileInParts): Response {
  const next = parts[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(to) {
        const { done, value } = await next.next();
        if (done) to.close();
        else to.enqueue(value);
      },
      async cancel() {
        await next.return?.();
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, { headers: { ...headersOf(about), "content-length": String(size), etag: `"${etag}"` } });
}
