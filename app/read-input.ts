import { createHash } from "node:crypto";
import { z } from "zod";
import { Refusal } from "@/core/refusal.ts";
import { idempotencyOf } from "@/server/idempotency.ts";
import type { Operation } from "@/server/operation.ts";
import { storeBody } from "./store-body.ts";

/** The largest request body, in bytes; an article's text itself may be 2 MB. */
const maxBody = 25_000_000;

/** What a form has around its file: other fields, headers of its parts. */
const aroundFile = 100_000;

/** How much this request may send, in bytes: a form as much as its file may have, where the operation says so. */
function limitOf(request: Request, largestFile: number | undefined): number {
  const isForm = mediaTypeOf(request) === "multipart/form-data";
  return isForm && largestFile !== undefined ? largestFile + aroundFile : maxBody;
}

async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const megabytes = limit === maxBody ? 25 : Math.floor(limit / (1024 * 1024));
  const tooLarge = new Refusal("invalid", `This is larger than ${megabytes} MB. Send less at once.`);
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > limit) throw tooLarge;
  const parts: Uint8Array[] = [];
  let length = 0;
  // read in parts: who sends without a length must not fill the memory before the limit is looked at
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > limit) throw tooLarge;
    parts.push(part);
  }
  const body = new Uint8Array(length);
  let end = length;
  // from the end, letting go of each part: a large body must not stand in the memory twice
  for (let part = parts.pop(); part; part = parts.pop()) body.set(part, (end -= part.length));
  return body;
}

/** What the Content-Type says the body is; "" without one. */
function mediaTypeOf(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

function parseJson(bytes: Uint8Array): Record<string, unknown> {
  if (bytes.length === 0) return {};
  const badJson = 'The body is not JSON in UTF-8. Send an object such as {"title": "…"}.';
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new Refusal("invalid", `${badJson} (${(error as Error).message})`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refusal("invalid", badJson);
  return value as Record<string, unknown>;
}

/**
 * The fields of a form; its file as `file: { bytes, fileName }`. A part `fields` of type application/json is an object
 * whose fields count as the form's own: so a file can come with what only JSON can say.
 */
async function parseForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Record<string, unknown>> {
  let form: FormData;
  try {
    form = await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch (error) {
    throw new Refusal("invalid", `This form cannot be read (${(error as Error).message}). Send the file again.`);
  }
  const fields: [string, unknown][] = [];
  for (const [name, value] of form.entries()) {
    if (name === "fields" && typeof value !== "string" && value.type === "application/json") {
      fields.push(...Object.entries(parseJson(new Uint8Array(await value.arrayBuffer()))));
      continue;
    }
    const file = typeof value === "string" ? undefined : new Uint8Array(await value.arrayBuffer());
    fields.push([name, typeof value === "string" ? value : { bytes: file, fileName: value.name }]);
  }
  return Object.fromEntries(fields);
}

/** The body's fields, by what its Content-Type says it is; without one it counts as JSON. */
async function fieldsOf(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Record<string, unknown>> {
  const mediaType = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (mediaType === "multipart/form-data") return parseForm(bytes, contentType);
  if (bytes.length === 0 || mediaType === "" || /^application\/(?:[\w.-]+\+)?json$/u.test(mediaType)) {
    return parseJson(bytes);
  }
  throw new Refusal(
    "invalid",
    `A body of the kind ${mediaType} is not read. Send JSON with Content-Type: application/json, or a form with a file.`,
  );
}

/** Refuses fields that the operation does not have: a misspelt name must not lose what was typed under it. */
function refuseUnknown(body: Record<string, unknown>, input: z.ZodType): void {
  if (!(input instanceof z.ZodObject)) return;
  const unknown = Object.keys(body).filter((field) => !Object.hasOwn(input.shape, field));
  if (unknown.length === 0) return;
  const known = Object.keys(input.shape).join(", ");
  const errors = unknown.map((path) => ({ path, message: "There is no such field." }));
  throw new Refusal(
    "invalid",
    `There is no field ${unknown.join(", ")} here; nothing was changed. There are: ${known}.`,
    {
      errors,
    },
  );
}

function ifMatch(headers: Headers): { version?: number } {
  const header = headers.get("if-match")?.trim() ?? "";
  if (header === "") return {};
  const match = /^(?:W\/)?"(\d{1,9})"$/u.exec(header);
  if (match) return { version: Number(match[1]) };
  throw new Refusal("invalid", 'If-Match takes the one version you have seen, in quotes, such as "3".');
}

/** Where a stream that was cut goes on: the browser says it by itself when it connects again. */
function lastEvent(headers: Headers): { after?: string } {
  const id = headers.get("last-event-id");
  return id === null ? {} : { after: id };
}

/** What a request says. */
interface Asked {
  raw: Record<string, unknown>;
  idempotency?: { key: string; bodyHash: string };
  /** To be called when the answer is made: what it sent lies on disk. */
  discard?: () => Promise<void>;
}

const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/**
 * Everything a request says, as one object for the operation's schema: query, then body, then If-Match (as `version`; of a stream
 * Last-Event-ID as `after`),
 * then path parameters, the later ones winning. With an Idempotency-Key also that, with a hash of the request. Refuses
 * a body that cannot be read or is too large, and fields of it that `input` does not have.
 */
export async function readInput(
  request: Request,
  params: Record<string, string>,
  { input, largestFile, streams, bodyFile }: Pick<Operation, "input" | "largestFile" | "streams" | "bodyFile">,
): Promise<Asked> {
  const url = new URL(request.url);
  const reads = request.method === "GET" || request.method === "HEAD";
  const header = streams ? lastEvent(request.headers) : ifMatch(request.headers);
  const key = reads ? null : request.headers.get("idempotency-key");
  if (key !== null && (key.length < 1 || key.length > 200))
    throw new Refusal("invalid", "An Idempotency-Key has 1 to 200 characters. Send another, or none.");
  const asked = (body: Record<string, unknown>, bodySha256: () => string): Asked => {
    const raw = { ...Object.fromEntries(url.searchParams), ...body, ...header, ...params };
    const target = `${request.method} ${url.pathname}${url.search}`;
    return key === null ? { raw } : { raw, idempotency: idempotencyOf(key, target, bodySha256()) };
  };
  if (bodyFile) {
    const { file, sha256: hash, discard } = await storeBody(request, bodyFile);
    return { ...asked({ file }, () => hash), discard };
  }
  const bytes = reads ? new Uint8Array() : await readBody(request, limitOf(request, largestFile));
  const body = await fieldsOf(bytes, reads ? "" : (request.headers.get("content-type") ?? ""));
  refuseUnknown(body, input);
  return asked(body, () => sha256Of(bytes));
}
