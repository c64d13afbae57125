/** Control characters and spaces, which browsers skip when they read a scheme («java\nscript:»). */
const skipped = /[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu;

/**
 * An address that is safe as href: http, https or mailto, else undefined. The only gate through which an address
 * from outside reaches a page, an export or the editor (security.md 5, 6, 9).
 */
export function safeHref(address: string): string | undefined {
  const read = address.replace(skipped, "");
  if (/^https?:\/\/[^/?#\\]/iu.test(read)) return address.trim();
  if (/^mailto:[^@\s]+@[^@\s]+$/iu.test(read)) return address.trim();
  return undefined;
}

/** Whether a browser would run the address as a script, or show what it holds as a page, instead of going there. */
export function runsScript(address: string): boolean {
  return /^(?:javascript|vbscript|data):/iu.test(address.replace(skipped, ""));
}

/** What may stand in an address as it is (RFC 3986, section 2); «%» alone only before two hex digits. */
const unwritable = /[^\w\-.~:/?@!$&'()*+,;=%]|%(?![\da-f]{2})/giu;

const escaped = (text: string): string => text.replace(unwritable, (sign) => encodeURIComponent(sign));

/**
 * A safe address of the web as data may hold it, all signs in it escaped that RFC 3986 has no place for; undefined where
 * it is none. Half a surrogate pair becomes the sign for what cannot be read.
 */
export function webAddress(address: string): string | undefined {
  const [, scheme, host, path, fragment] =
    /^(https?:\/\/)([^/?#\\\s]+)((?:[/?][^#]*)?)(?:#([\s\S]*))?$/iu.exec(
      (safeHref(address) ?? "").replace(/\p{Cs}/gu, "\ufffd"),
    ) ?? [];
  if (scheme === undefined || host === undefined || path === undefined) return undefined;
  const port = /^\[[\da-f:.]+\](?::\d*)?$/iu.test(host) ? host : escaped(host);
  return `${scheme}${port}${escaped(path)}${fragment === undefined ? "" : `#${escaped(fragment)}`}`;
}

/** A safe address as the href of a page: of the web or of mail, with nothing in it that an address may not have. */
export function pageHref(address: string): string | undefined {
  const safe = safeHref(address) ?? "";
  return webAddress(safe) ?? (/^mailto:/iu.test(safe) ? escaped(safe) : undefined);
}
