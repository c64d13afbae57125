/** The longest name of a file, in characters, its ending included. */
const longestName = 120;

const endings: Record<string, string> = {
  "text/html": ".html",
  "application/xhtml+xml": ".xhtml",
  "application/pdf": ".pdf",
  "text/plain": ".txt",
};

/** What a server calls a file of no known type, or leaves out. */
const untold = new Set(["", "application/octet-stream", "binary/octet-stream", "unknown/unknown"]);

/**
 * The media type of a page without its parameters, in lower case, and the charset that the server told, if any. A type
 * that says nothing is read off the first bytes, for the two formats that are read as text later.
 */
export function mediaTypeOf(contentType: string, bytes: Uint8Array): { mediaType: string; charset: string | null } {
  const told = (/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+/u.exec(contentType.trim())?.[0] ?? "").toLowerCase();
  const charset = /;\s*charset\s*=\s*"?([\w.:+-]+)/iu.exec(contentType.slice(0, 1000))?.[1]?.toLowerCase() ?? null;
  if (!untold.has(told)) return { mediaType: told, charset };
  const start = Buffer.from(bytes.subarray(0, 512)).toString("latin1");
  if (start.startsWith("%PDF-")) return { mediaType: "application/pdf", charset: null };
  if (/<(?:!doctype html|html|head)\b/iu.test(start)) return { mediaType: "text/html", charset };
  return { mediaType: "application/octet-stream", charset: null };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text; // a stray % in an address: the name keeps it as it is
    throw error;
  }
}

/** The name in a Content-Disposition (RFC 6266): the one in UTF-8 goes before the plain one. */
function dispositionName(disposition: string): string {
  const header = disposition.slice(0, 2000);
  const utf8 = /;\s*filename\*\s*=\s*UTF-8'[^']*'([^;\s]+)/iu.exec(header)?.[1];
  if (utf8 !== undefined) return decoded(utf8);
  const [, quoted, bare] = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/iu.exec(header) ?? [];
  return quoted?.replace(/\\(.)/gu, "$1") ?? bare ?? "";
}

/**
 * A name to save a page under: what the server calls it, else the end of its address, else its host. It has no path, no
 * character that bends a line or a direction of writing, and the ending of its media type.
 */
export function fileNameOf(url: URL, disposition: string, mediaType: string): string {
  const last = decoded(url.pathname.split("/").findLast((part) => part !== "") ?? "");
  const wanted = dispositionName(disposition) || last || url.hostname;
  const safe = (wanted.split(/[/\\]/u).at(-1) ?? "")
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, "")
    .replace(/^[\s.]+|[\s.]+$/gu, "");
  const ending = endings[mediaType] ?? /\.[a-z0-9]{1,8}$/iu.exec(safe)?.[0] ?? ".bin";
  const stem = safe.toLowerCase().endsWith(ending.toLowerCase()) ? safe.slice(0, -ending.length) : safe;
  const room = longestName - ending.length;
  return `${
    [...stem]
      .slice(0, room)
      .join("")
      .slice(0, room)
      .replace(/\p{Cs}$/u, "") || "page"
  }${ending}`;
}
