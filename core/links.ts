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
