import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { env } from "./env.ts";

/** An address as limits count it: IPv4 whole, IPv6 by its first 64 bits (one household), without its zone. */
function countedAddress(address: string): string {
  const plain = address.trim().replace(/%.*$/u, "").toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/u.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/u, ""))
    .join(":")}::/64`;
}

/**
 * Where a request came from: the other end of the socket; behind `proxies` proxies of our own, what the outermost of
 * them wrote into X-Forwarded-For. Whatever else stands in that header was written by the sender.
 */
export function clientAddress(socket: string, forwardedFor: string, proxies: number): string {
  const hops = forwardedFor
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  return countedAddress((proxies > 0 ? hops.at(-proxies) : undefined) ?? socket);
}

/**
 * From now on X-Forwarded-For holds one address we know, and nothing its sender made up. (Next hands no socket to
 * actions and routes, and fills this header only when it is missing.)
 */
export function keepClientAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const sent = request.headers["x-forwarded-for"];
    const forwardedFor = Array.isArray(sent) ? sent.join(",") : (sent ?? "");
    request.headers["x-forwarded-for"] = clientAddress(
      request.socket.remoteAddress ?? "",
      forwardedFor,
      env().TRUST_PROXY,
    );
  });
}
