import { setImmediate as breathe } from "node:timers/promises";
import { canonicalJson } from "@/core/events.ts";
import { publishedHtml } from "@/core/formats/published-html.ts";
import { PublicationStateInput } from "@/core/inputs/publication-states.ts";
import type { PublicationState } from "@/core/publications.ts";
import { stateErrors } from "@/core/record/publications.ts";
import type { ArticleRecord } from "@/core/record.ts";
import { Refusal, type FieldError } from "@/core/refusal.ts";
import type { Arrival } from "./record-imports.ts";

/**
 * Refuses a record with the state of a publication that is not as it was frozen, is of something else, or cannot be
 * shown: everybody would read its pages, and one that fails would take the list of all checks with it.
 */
export async function refuseBentStates(record: ArticleRecord, { bytesOf, gone }: Pick<Arrival, "bytesOf" | "gone">) {
  const blobs = new Map(record.blobs.map((row) => [row.sha256, row]));
  for (const [i, publication] of record.publications.entries()) {
    gone?.throwIfAborted();
    await breathe();
    const blob = blobs.get(publication.stateSha256);
    if (!blob) throw new Error(`refuseUnsound() let publication ${i} pass without its state`);
    const wrong = (message: string): FieldError[] => [{ path: `publications.${i}.stateSha256`, message }];
    const state = readState(bytesOf(blob));
    const errors = typeof state === "string" ? wrong(state) : stateErrors(record, publication, state);
    const [first] = errors;
    if (!first) continue;
    const words = `This record does not fit together, so nothing of it was imported. ${first.path}: ${first.message}`;
    throw new Refusal("invalid", words, { errors });
  }
}

/** A state from its bytes; a sentence when they are none that can be shown. */
function readState(bytes: Uint8Array): PublicationState | string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    const parsed = PublicationStateInput.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return `These bytes are no state of a publication (${issue?.path.join(".")}: ${issue?.message}).`;
    }
    if (canonicalJson(value) !== text) return "These bytes are not written as a state is.";
    const state: PublicationState = parsed.data;
    publishedHtml(state, { css: "", fonts: [] });
    return state;
  } catch (error) {
    // text that is no UTF-8, text that is no JSON, and a report whose parts do not fit each other
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof RangeError) {
      return `No page can be made of these bytes (${error.message}).`;
    }
    throw error;
  }
}
