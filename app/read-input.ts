import { Refusal } from "@/core/refusal.ts";
import { idempotencyOf } from "@/server/idempotency.ts";

/** The largest request body, in bytes; an article's text itself may be 2 MB. */
const maxBody = 25_000_000;

async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new Refusal("invalid", "This is larger than 25 MB. Send less at once.");
  if (Number(request.headers.get("content-length") ?? 0) > maxBody) throw tooLarge;
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length > maxBody) throw tooLarge;
  return bytes;
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
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form.entries()) {
    if (name === "fields" && typeof value !== "string" && value.type === "application/json") {
      Object.assign(fields, parseJson(new Uint8Array(await value.arrayBuffer())));
      continue;
    }
    fields[name] =
      typeof value === "string" ? value : { bytes: new Uint8Array(await value.arrayBuffer()), fileName: value.name };
  }
  return fields;
}

function ifMatch(headers: Headers): { version?: number } {
  const match = /^(?:W\/)?"(\d{1,9})"$/u.exec(headers.get("if-match")?.trim() ?? "");
  return match ? { version: Number(match[1]) } : {};
}

/**
 * Everything a request says, as one object for the operation's schema: query, then body, then If-Match (as `version`),
 * then path parameters, the later ones winning. With an Idempotency-Key also that, with a hash of the request.
 */
export async function readInput(
  request: Request,
  params: Record<string, string>,
): Promise<{ raw: Record<string, unknown>; idempotency?: { key: string; bodyHash: string } }> {
  const url = new URL(request.url);
  const contentType = request.headers.get("content-type") ?? "";
  const bytes = request.method === "GET" ? new Uint8Array() : await readBody(request);
  const body = contentType.startsWith("multipart/form-data") ? await parseForm(bytes, contentType) : parseJson(bytes);
  const raw = { ...Object.fromEntries(url.searchParams), ...body, ...ifMatch(request.headers), ...params };
  const key = request.headers.get("idempotency-key");
  if (key === null || request.method === "GET") return { raw };
  if (key.length > 200) throw new Refusal("invalid", "An Idempotency-Key has 200 characters at most.");
  return { raw, idempotency: idempotencyOf(key, `${request.method} ${url.pathname}${url.search}`, bytes) };
}
