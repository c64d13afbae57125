import type { z } from "zod";
import normalizeUrl from "normalize-url";
import { uuidv7 } from "uuidv7";
import { changesBetween, given } from "@/core/changes.ts";
import { narrowest } from "@/core/evidence.ts";
import type { CreateSource, ListSources, SourceId, UpdateSource } from "@/core/inputs/evidence.ts";
import { safeHref } from "@/core/links.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { linked, newSource, type Source, type SourceSummary, type SourceView } from "@/core/sources.ts";
import type { Write } from "@/db/client.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { putSearchDocument, sourceDocumentId, type SearchDocument } from "@/db/search.ts";
import { countUses, listUses } from "@/db/source-uses.ts";
import {
  insertSource,
  listSources as listSourceRows,
  listSourcesByUrlKey,
  updateSource as updateSourceRow,
} from "@/db/sources.ts";
import { circleOf, circleOfSources, loadSource, requireLegal, requireVersion } from "./load.ts";
import { permit } from "./permit.ts";

/** An address normalised, to find the same page again; null for what is no web address. Never shown, never fetched. */
export function urlKey(url: string | null): string | null {
  if (url === null || !/^https?:/iu.test(safeHref(url) ?? "")) return null;
  try {
    return normalizeUrl(url, { stripHash: true, stripWWW: true, stripProtocol: true, removeTrailingSlash: true });
  } catch {
    return null; // not an address any parser agrees on: it is kept as it was typed and matches nothing
  }
}

type NewSource = z.output<typeof CreateSource>;

/** The source that somebody describes; its id may be of their choice. */
export function sourceFrom({ id = uuidv7(), ...fields }: NewSource, at: string, by: string | null): Source {
  return newSource(given(fields), { id, at, by });
}

/** The sources that have this address, as far as this person may see them, the oldest first. */
async function listSame(actor: Actor, url: string | null): Promise<Source[]> {
  const key = urlKey(url);
  return key === null ? [] : listSourcesByUrlKey(key, circleOf(actor));
}

/** The source that has this address already, as far as this person may see it. */
export async function findSameSource(actor: Actor, url: string | null): Promise<Source | undefined> {
  return (await listSame(actor, url))[0];
}

/** What the search reads of a source. */
export function sourceDocument(source: Source): SearchDocument {
  const { title, publisher, author, url, note, interest, reliability } = source;
  // PostgreSQL takes an address for one word: its parts are to be found on both databases
  const address = url?.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ");
  const body = [title, publisher, author, address, note, interest, reliability].filter(Boolean).join("\n");
  return { id: sourceDocumentId(source.id), kind: "source", articleId: "", claimId: null, body };
}

/** Puts what is said of a source into the search. */
export function indexSource(source: Source): Write {
  return putSearchDocument(sourceDocument(source));
}

/** Puts a source into the library, and into the search. */
export function addSource(source: Source): Write[] {
  return [insertSource(source, urlKey(source.url)), indexSource(source)];
}

/** Adds a source to the newsroom's library. One with an address that is known is that source, which stays as it is. */
export async function createSource(actor: Actor, input: NewSource): Promise<Source> {
  permit(actor, "source.write");
  requireLegal(actor, input.visibility);
  const same = await findSameSource(actor, input.url ?? null);
  if (same) return same;
  const source = sourceFrom(input, new Date().toISOString(), actor.personId);
  const { visibility } = source;
  return commit(actor, {
    writes: addSource(source),
    events: [
      newEvent(actor, { at: source.createdAt, type: "source.added", visibility, data: { sourceId: source.id } }),
    ],
    answer: () => source,
  });
}

/** So many uses a source shows; the counts are of all. */
const usesAtMost = 500;

/** A source with where it is used, as far as this person may see. */
export async function getSource(actor: Actor, { sourceId }: z.output<typeof SourceId>): Promise<SourceView> {
  const source = await loadSource(actor, sourceId);
  const circle = circleOf(actor);
  const [counts, uses, same] = await Promise.all([
    countUses([sourceId], circle),
    listUses(sourceId, circle, usesAtMost),
    listSame(actor, source.url),
  ]);
  const articles = new Set(uses.map((use) => use.articleId)).size;
  const twins = same.filter(({ id }) => id !== sourceId).map(linked);
  return { ...source, counts: counts(sourceId), uses, articles, twins };
}

/** Sources that hold the words of `q`, or have the address `url` however it is written; the newest first. */
export async function listSources(
  actor: Actor,
  input: z.output<typeof ListSources>,
): Promise<{ items: SourceSummary[]; next: string | null }> {
  permit(actor, "article.read");
  const { q = "", kind, used, cursor: after, limit } = input;
  const key = input.url === undefined ? undefined : (urlKey(input.url) ?? input.url);
  const circle = circleOf(actor);
  const rows = await listSourceRows({ q, kind, used, urlKey: key, after, limit: limit + 1, circle });
  const shown = rows.slice(0, limit);
  const counts = await countUses(
    shown.map((row) => row.id),
    circle,
  );
  const items = shown.map((row) => ({ ...row, counts: counts(row.id) }));
  return { items, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** Changes what is said of a source; what is left out stays as it is. */
export async function updateSource(actor: Actor, input: z.output<typeof UpdateSource>): Promise<Source> {
  const { sourceId, version, ...fields } = input;
  const source = await loadSource(actor, sourceId);
  permit(actor, "source.write");
  requireLegal(actor, fields.visibility);
  requireVersion(version, source);
  const at = new Date().toISOString();
  const changed: Source = { ...source, ...given(fields), version: version + 1, updatedAt: at };
  if (!changed.url?.trim()) changed.url = null;
  if (changed.url === null && changed.title.trim() === "")
    throw new Refusal("invalid", "Give the source an address or a title.");
  const changes = changesBetween(source, changed);
  if (Object.keys(changes).length === 0) return source;
  // what was for legal before or after the change is for legal: the event holds both texts
  const visibility = narrowest(changed.visibility, await circleOfSources(sourceId));
  return commit(actor, {
    writes: [updateSourceRow(changed, urlKey(changed.url), version), indexSource(changed)],
    events: [newEvent(actor, { at, type: "source.updated", visibility, data: { sourceId, changes } })],
    answer: () => changed,
  });
}
