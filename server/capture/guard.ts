import { once } from "node:events";
import { isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import ipaddr from "ipaddr.js";
import { CaptureStop, codeOf } from "./capture-stop.ts";
import type { Network } from "./network.ts";
import { isPublicAddress } from "./public-address.ts";

/**
 * How long one of several addresses may take to answer before the next is tried, in ms: one lost SYN is sent again
 * after 1 s (RFC 6298), so this is patient enough for a slow line, and leaves time for three more.
 */
const attemptTime = 2500;
/** Names with more addresses than this have them for balance, not as a way round a dead one. */
const attempts = 4;

/** An address that may be captured: every IP address behind its host was checked, and no other will be connected to. */
export interface Guarded {
  url: URL;
  host: string;
  port: number;
  addresses: readonly string[];
  /** Whether the setting CAPTURE_ALLOW names it. */
  allowed: boolean;
}

/** Settles as the promise does, or rejects as soon as the signal says so. */
async function until<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  return Promise.race([stopped, promise]).finally(() => signal.removeEventListener("abort", stop));
}

function readUrl(address: string): URL {
  if (!URL.canParse(address)) throw new CaptureStop("This is no address of a web page.");
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new CaptureStop("Only pages at http:// and https:// can be captured.");
  if (url.username !== "" || url.password !== "")
    throw new CaptureStop("This address holds a user name or a password; only pages open to everyone can be captured.");
  return url;
}

async function addressesOf(host: string, network: Network, signal: AbortSignal): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  try {
    const found = await until(network.lookup(host), signal);
    if (found.length > 0) return found;
  } catch (error) {
    signal.throwIfAborted();
    throw new CaptureStop(`The name ${host} was not found${codeOf(error)}.`, { cause: error });
  }
  throw new CaptureStop(`The name ${host} was not found.`);
}

/**
 * Reads an address and checks all that can be checked before a connection: scheme, credentials, port, and each IP
 * address behind the host. `mayAllow` says whether CAPTURE_ALLOW counts: it does for what a person typed, not for where
 * a stranger's page leads. Throws CaptureStop.
 */
export async function guardAddress(
  address: string,
  { network, mayAllow, signal }: { network: Network; mayAllow: boolean; signal: AbortSignal },
): Promise<Guarded> {
  const url = readUrl(address);
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  const allowed = mayAllow && network.allow.includes(`${url.hostname}:${port}`);
  if (!allowed && port !== 80 && port !== 443)
    throw new CaptureStop(`Only the ports 80 and 443 can be captured, not ${port}.`);
  const host = url.hostname.replace(/^\[(.*)\]$/u, "$1");
  const addresses = await addressesOf(host, network, signal);
  if (!allowed && !addresses.every((one) => isPublicAddress(one))) throw privateAddress();
  return { url, host, port, addresses, allowed };
}

function privateAddress(): CaptureStop {
  return new CaptureStop("This address is inside a private network; capture of it is not allowed.");
}

/** One address in one spelling, to compare what was dialled with what answered. */
function plain(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.parse(address).toNormalizedString() : address;
}

/** A stream that failed tells whoever waits for it; without this, a failure that nobody waits for ends the process. */
function keepQuiet(socket: Socket): void {
  socket.on("error", () => socket.destroy());
}

async function dial(guarded: Guarded, address: string, network: Network, signal: AbortSignal): Promise<Socket> {
  const socket = network.connect(address, guarded.port);
  keepQuiet(socket);
  try {
    await once(socket, "connect", { signal });
  } catch (error) {
    socket.destroy();
    throw error;
  }
  // Who answered is who was dialled, and that address was checked.
  if (plain(socket.remoteAddress ?? "") === plain(address)) return socket;
  socket.destroy();
  throw privateAddress();
}

async function dialAny(guarded: Guarded, network: Network, signal: AbortSignal): Promise<Socket> {
  const tried = guarded.addresses.slice(0, attempts);
  let failure: unknown;
  for (const [at, address] of tried.entries()) {
    const last = at === tried.length - 1;
    const patience = last ? signal : AbortSignal.any([signal, AbortSignal.timeout(attemptTime)]);
    try {
      return await dial(guarded, address, network, patience);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof CaptureStop) throw error;
      failure = error;
    }
  }
  const refused = (failure as { code?: string }).code === "ECONNREFUSED";
  const words = refused ? "refused the connection" : "could not be reached";
  throw new CaptureStop(`${guarded.url.host} ${words}${codeOf(failure)}.`, { cause: failure });
}

/**
 * Connects to one of the addresses that were checked, looks at who answered before a byte is sent, and for https makes
 * the connection secure under the host's name. Throws CaptureStop, or the signal's reason.
 */
export async function openGuarded(guarded: Guarded, network: Network, signal: AbortSignal): Promise<Socket> {
  const socket = await dialAny(guarded, network, signal);
  if (guarded.url.protocol === "http:") return socket;
  const { host } = guarded;
  const servername = isIP(host) === 0 ? host.replace(/\.$/u, "") : "";
  const secure = connectTls({ socket, host, servername, ALPNProtocols: ["http/1.1"], rejectUnauthorized: true });
  keepQuiet(secure);
  try {
    await once(secure, "secureConnect", { signal });
    return secure;
  } catch (error) {
    secure.destroy();
    socket.destroy();
    signal.throwIfAborted();
    throw new CaptureStop(`No secure connection to ${guarded.url.host} could be made${codeOf(error)}.`, {
      cause: error,
    });
  }
}
