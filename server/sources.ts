import type { z } from "zod";
import normalizeUrl from "normalize-url";
import { uuidv7 } from "uuidv7";
import { changesBetween, given } from "@/core/changes.ts";
import { narrowest } from "@/core/evidence.ts";
import type { CreateSource, ListSources, SourceId, UpdateSource } from "@/core/inputs/evidence.ts";
import { safeHref } from "@/core/links.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { newSource, type Source } from "@/core/sources.ts";
import { commit, newEvent } from "@/db/commit.ts";
import {
  insertSource,
  listSources as listSourceRows,
  listSourcesByUrlKey,
  updateSource as updateSourceRow,
} from "@/db/sources.ts";
import { circleOfSources, loadSource, requireLegal, requireVersion, withoutHidden } from "./load.ts";
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

/** The source that has this address already, as far as this person may see it. */
export async function findSameSource(actor: Actor, url: string | null): Promise<Source | undefined> {
  const key = urlKey(url);
  return key === null ? undefined : (await withoutHidden(actor, await listSourcesByUrlKey(key)))[0];
}

/** Adds a source to the newsroom's library. */
export async function createSource(actor: Actor, input: NewSource): Promise<Source> {
  permit(actor, "source.write");
  requireLegal(actor, input.visibility);
  const source = sourceFrom(input, new Date().toISOString(), actor.personId);
  const { visibility } = source;
  return commit(actor, {
    writes: [insertSource(source, urlKey(source.url))],
    events: [
      newEvent(actor, { at: source.createdAt, type: "source.added", visibility, data: { sourceId: source.id } }),
    ],
    answer: () => source,
  });
}

export async function getSource(actor: Actor, { sourceId }: z.output<typeof SourceId>): Promise<Source> {
  return loadSource(actor, sourceId);
}

/** Sources that hold the words of `q`, or have the address `url` however it is written; the newest first. */
export async function listSources(
  actor: Actor,
  input: z.output<typeof ListSources>,
): Promise<{ items: Source[]; next: string | null }> {
  permit(actor, "article.read");
  const key = input.url === undefined ? undefined : (urlKey(input.url) ?? input.url);
  const words = (input.q ?? "").split(/\s+/u).filter(Boolean);
  const rows = await listSourceRows({ words, urlKey: key, after: input.cursor, limit: input.limit + 1 });
  const shown = rows.slice(0, input.limit);
  return {
    items: await withoutHidden(actor, shown),
    next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

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
    writes: [updateSourceRow(changed, urlKey(changed.url), version)],
    events: [newEvent(actor, { at, type: "source.updated", visibility, data: { sourceId, changes } })],
    answer: () => changed,
  });
}
