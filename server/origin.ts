import { appUrl } from "./env.ts";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether a host is ours: that of APP_URL, and on one's own machine any of its names at the same port. */
function isOwnHost(host: string): boolean {
  const own = new URL(appUrl());
  if (host === own.host) return true;
  const [name, port] = [host.replace(/:\d+$/u, ""), /:(\d+)$/u.exec(host)?.[1] ?? ""];
  return loopback.has(own.hostname) && loopback.has(name) && port === own.port;
}

/**
 * Whether a request that carries a session cookie comes from our own pages. Next 16 lets Server Actions run without an
 * Origin, and with a foreign one when Host matches it (security.md 4), so this gate stands before every change.
 */
export function isOwnRequest(headers: Headers): boolean {
  const host = headers.get("host") ?? "";
  if (!isOwnHost(host)) return false;
  const origin = headers.get("origin");
  if (origin !== null && origin !== `${new URL(appUrl()).protocol}//${host}`) return false;
  const site = headers.get("sec-fetch-site");
  return site === null ? origin !== null : site === "same-origin" || site === "none";
}
