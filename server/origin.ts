import { appUrl } from "./env.ts";

/**
 * Whether a request that carries a session cookie comes from our own pages. Next 16 lets Server Actions run without an
 * Origin, and with a foreign one when Host matches it (security.md 4), so this gate stands before every change.
 */
export function isOwnRequest(headers: Headers): boolean {
  const own = new URL(appUrl());
  if (headers.get("host") !== own.host) return false;
  const origin = headers.get("origin");
  if (origin !== null && origin !== own.origin) return false;
  const site = headers.get("sec-fetch-site");
  return site === null ? origin !== null : site === "same-origin" || site === "none";
}
