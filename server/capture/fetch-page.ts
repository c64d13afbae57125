import type { Socket } from "node:net";
import { type buildConnector, Client } from "undici";
import { CaptureStop, codeOf, wayOut } from "./capture-stop.ts";
import { guardAddress, openGuarded } from "./guard.ts";
import { acceptedEncodings, gather, inflate, type Received } from "./inflate.ts";
import { type Network, serverNetwork } from "./network.ts";
import { fileNameOf, mediaTypeOf } from "./page-file.ts";
import { closedDoor, pageLack } from "./page-signs.ts";

/**
 * What a capture may cost. One deadline holds for names, connections, redirects and the body together, so that nothing
 * slow adds up. The body is counted before and after it is inflated. Three redirects are http → https → www → page.
 * Headers: what Node's own server takes.
 */
export const captureLimits = { time: 10_000, bytes: 10_000_000, redirects: 3, headerBytes: 16_384 };

/** Says who asks and nothing more: no address of the newsroom, no cookies, no page that led here. */
const requestHeaders = {
  "user-agent": "Claimcheck (fact-checking; one page, when a person asks for it)",
  accept: "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
  "accept-language": "en,*;q=0.5",
  "accept-encoding": acceptedEncodings,
};

const redirecting = new Set([301, 302, 303, 307, 308]);

/** What came of asking a source's server for a page. */
export interface Capture {
  /** ok: all of it · partial: some of it, or a page that shows less than it has · blocked: we are kept out · failed. */
  status: "ok" | "partial" | "blocked" | "failed";
  /** Why it is not ok, for a person, with the way out; empty when ok. */
  reason: string;
  /** The page after decompression, as the server wrote it; null unless ok or partial. */
  bytes: Uint8Array<ArrayBuffer> | null;
  /** Without parameters, in lower case; empty when there are no bytes. */
  mediaType: string;
  /** The charset in the Content-Type, in lower case; null when the server told none. */
  charset: string | null;
  fileName: string;
  /** The address that was asked last: of the page, or of where the way ended. */
  finalUrl: string;
  httpStatus: number | null;
  /** The addresses that answered with a redirect, in order; finalUrl is where the last one led. */
  redirects: readonly string[];
}

export interface CaptureOptions {
  signal?: AbortSignal;
  /** The media types that are wanted, as the header says them; pages first when it is left out. */
  accept?: string;
  network?: Network;
  limits?: typeof captureLimits;
}

/** On what terms a capture runs: `late` is its deadline, `signal` that or the caller's own. */
interface Terms {
  network: Network;
  limits: typeof captureLimits;
  accept: string;
  late: AbortSignal;
  signal: AbortSignal;
}

interface Answer {
  httpStatus: number;
  header: (name: string) => string;
  received: Received;
}

/** Asks once, over a connection that stands. The body of what is no page is not read. Throws CaptureStop. */
async function ask(url: URL, socket: Socket, { limits, accept, signal }: Terms): Promise<Answer> {
  // The client gets this one connection, and makes none of its own: that would not have been checked. It waits for a
  // later turn of the loop, and for ever when it is answered in this one.
  const connect: buildConnector.connector = (_, done) =>
    queueMicrotask(() => (socket.destroyed ? done(new Error("The connection was closed."), null) : done(null, socket)));
  const { headerBytes: maxHeaderSize } = limits;
  const client = new Client(url.origin, { connect, maxHeaderSize, headersTimeout: 0, bodyTimeout: 0 });
  try {
    const path = url.pathname + url.search;
    const { statusCode, headers, body } = await client
      .request({ path, method: "GET", headers: { ...requestHeaders, accept }, signal })
      .catch((error: unknown) => {
        signal.throwIfAborted();
        throw noAnswer(url.host, error);
      });
    const header = (name: string) => [headers[name] ?? ""].flat().join(", ");
    const received = gather(body, limits.bytes);
    if (!isPage(statusCode)) body.destroy();
    return { httpStatus: statusCode, header, received: await received };
  } finally {
    await client.destroy();
    socket.destroy();
  }
}

const isPage = (httpStatus: number) => httpStatus >= 200 && httpStatus < 300;

function noAnswer(host: string, error: unknown): CaptureStop {
  const overflow = (error as { code?: unknown }).code === "UND_ERR_HEADERS_OVERFLOW";
  const words = overflow ? "sent more headers than are read here" : "broke off, or sent what is no web page";
  return new CaptureStop(`${host} ${words}${codeOf(error)}.`, { cause: error });
}

function failedStatus(httpStatus: number, host: string): CaptureStop {
  if (httpStatus === 404 || httpStatus === 410) return new CaptureStop(`The page is not there (${httpStatus}).`);
  if (httpStatus >= 500) return new CaptureStop(`${host} has a fault (${httpStatus}). Try again later.`);
  return new CaptureStop(`${host} did not send the page (${httpStatus}).`);
}

const inMegabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
const inSeconds = (ms: number) => `${ms / 1000} s`;

type Page = Pick<Capture, "status" | "reason" | "bytes" | "mediaType" | "charset" | "fileName">;

/** Reads what was received, and says whether it is the whole page. Throws CaptureStop when there is nothing to keep. */
async function readPage(url: URL, { httpStatus, header, received }: Answer, { limits, late }: Terms): Promise<Page> {
  const encoding = header("content-encoding");
  const inflated = await inflate(received, encoding, limits.bytes);
  if (!inflated)
    throw new CaptureStop(`${url.host} sent the page in an encoding that is not read here (${encoding.slice(0, 40)}).`);
  const { bytes, ending } = inflated;
  const tooLate = late.aborted ? `It took longer than ${inSeconds(limits.time)}` : undefined;
  if (bytes.length === 0) {
    if (ending === "whole") throw new CaptureStop(`${url.host} sent an empty page (${httpStatus}).`);
    throw new CaptureStop(tooLate ? `${tooLate}.` : `The page from ${url.host} broke off before anything was read.`);
  }
  const { mediaType, charset } = mediaTypeOf(header("content-type"), bytes);
  const isHtml = mediaType === "text/html" || mediaType === "application/xhtml+xml";
  const lack = {
    whole: isHtml ? pageLack(bytes, url) : undefined,
    cut: `Only the first ${inMegabytes(limits.bytes)} were kept.`,
    broken: `${tooLate ?? "The page broke off"}; the ${bytes.length} bytes that came were kept.`,
  }[ending];
  return {
    status: lack === undefined ? "ok" : "partial",
    reason: lack === undefined ? "" : `${lack} ${wayOut}`,
    bytes,
    mediaType,
    charset,
    fileName: fileNameOf(url, header("content-disposition"), mediaType),
  };
}

/** The way from the typed address to the page, as far as it was gone: a failure tells it too. */
interface Way {
  at: string;
  httpStatus: number | null;
  redirects: string[];
}

/** Goes from redirect to redirect, checking each address from the start, and reads the page. Throws CaptureStop. */
async function follow(way: Way, terms: Terms): Promise<Page> {
  const { network, limits, signal } = terms;
  let mayAllow = true;
  for (;;) {
    const guarded = await guardAddress(way.at, { network, mayAllow, signal });
    const { url, allowed } = guarded;
    const answer = await ask(url, await openGuarded(guarded, network, signal), terms);
    way.at = url.href;
    way.httpStatus = answer.httpStatus;
    const door = closedDoor(answer.httpStatus, answer.header);
    if (door !== undefined) throw new CaptureStop(door, { status: "blocked" });
    if (!redirecting.has(answer.httpStatus)) {
      if (isPage(answer.httpStatus)) return readPage(url, answer, terms);
      throw failedStatus(answer.httpStatus, url.host);
    }
    const location = answer.header("location");
    if (location === "" || !URL.canParse(location, url))
      throw new CaptureStop(`${url.host} leads on to an address that cannot be read (${answer.httpStatus}).`);
    if (way.redirects.length === limits.redirects)
      throw new CaptureStop(`The page led on to another address more than ${limits.redirects} times.`);
    way.redirects.push(url.href);
    way.at = new URL(location, url).href;
    way.httpStatus = null;
    mayAllow = allowed;
  }
}

/**
 * Asks a source's server for its page, within captureLimits, and never reaches a private address: see guard.ts. What the
 * other side does wrong is told in the answer, not thrown. Nothing is sent but the request; nothing is kept but the
 * answer. The caller decides what becomes of the bytes, which are a stranger's.
 */
export async function capturePage(address: string, options: CaptureOptions = {}): Promise<Capture> {
  const { signal: callers, network = serverNetwork(), limits = captureLimits } = options;
  const { accept = requestHeaders.accept } = options;
  const late = AbortSignal.timeout(limits.time);
  const signal = callers ? AbortSignal.any([callers, late]) : late;
  const way: Way = { at: address.trim(), httpStatus: null, redirects: [] };
  try {
    const page = await follow(way, { network, limits, accept, late, signal });
    callers?.throwIfAborted();
    return { ...page, finalUrl: way.at, httpStatus: way.httpStatus, redirects: way.redirects };
  } catch (error) {
    const { status, message } = stopOf(error, callers, late, limits);
    return {
      status,
      reason: `${message} ${wayOut}`,
      bytes: null,
      mediaType: "",
      charset: null,
      fileName: "",
      finalUrl: way.at,
      httpStatus: way.httpStatus,
      redirects: way.redirects,
    };
  }
}

/** What a person is told of an error. One that is our own fault is thrown on. */
function stopOf(
  error: unknown,
  callers: AbortSignal | undefined,
  late: AbortSignal,
  limits: typeof captureLimits,
): CaptureStop {
  if (error instanceof CaptureStop) return error;
  if (callers?.aborted) return new CaptureStop("The capture was stopped.");
  if (late.aborted) return new CaptureStop(`It took longer than ${inSeconds(limits.time)}.`);
  throw error;
}
