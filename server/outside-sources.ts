/** The sources of claims that are brought in: each found in the library, or made, once in a request. */
import type { OutsideSource } from "@/core/outside-claims.ts";
import type { Actor } from "@/core/people.ts";
import type { Source } from "@/core/sources.ts";
import type { Write } from "@/db/client.ts";
import { chunks } from "@/db/many.ts";
import { insertSearchDocuments } from "@/db/search.ts";
import { listSnapped, requireUnsnapped } from "@/db/snapshots.ts";
import { insertSources, listSources, listSourcesByUrlKeys, requireAllUnmerged } from "@/db/sources.ts";
import { circleOf } from "./load.ts";
import { lockPassage, type Locked } from "./passages.ts";
import { sourceDocument, sourceFrom, urlKey } from "./sources.ts";

/** When and by whom something is made. */
interface Made {
  at: string;
  by: string | null;
}

/** Says what makes two sources the same; each address is normalised once. */
function keys(): (source: OutsideSource) => string {
  const known = new Map<string, string>();
  return ({ url, title }) => {
    if (url === "") return `title ${title}`;
    const key = known.get(url) ?? urlKey(url) ?? url;
    known.set(url, key);
    return key;
  };
}

/** The sources that are there, by key: under this address or, without one, under this very title. */
async function knownSources(
  actor: Actor,
  wanted: readonly OutsideSource[],
  keyOf: ReturnType<typeof keys>,
): Promise<Map<string, Source>> {
  const circle = circleOf(actor);
  const addresses = new Set(wanted.flatMap((one) => (one.url === "" ? [] : keyOf(one))));
  const known = new Map<string, Source>();
  for (const { urlKey: key, ...source } of await listSourcesByUrlKeys([...addresses], circle)) {
    if (key !== null && !known.has(key)) known.set(key, source);
  }
  for (const title of new Set(wanted.flatMap((one) => (one.url === "" ? one.title : [])))) {
    const page = { q: title, kind: undefined, used: undefined, urlKey: undefined, after: undefined, limit: 50 };
    const found = await listSources({ ...page, circle });
    const same = found.find((source) => source.title === title && source.url === null);
    if (same) known.set(`title ${title}`, same);
  }
  return known;
}

/** Finds or makes the sources of all these claims, and tells what has to be written for it. */
export async function sourcesFor(actor: Actor, wanted: readonly OutsideSource[], made: Made) {
  const keyOf = keys();
  const known = await knownSources(actor, wanted, keyOf);
  const added = new Map<string, Source>();
  for (const one of wanted) {
    const key = keyOf(one);
    if (known.has(key) || added.has(key)) continue;
    added.set(key, sourceFrom({ url: one.url === "" ? null : one.url, title: one.title }, made.at, made.by));
  }
  const rows = [...added.values()];
  const here = [...known.values()].map(({ id }) => id);
  const snapped = new Set((await Promise.all(chunks(here, 1000).map(listSnapped))).flat());
  const unsnapped = here.filter((id) => !snapped.has(id));
  const writes: Write[] = [
    ...(here.length > 0 ? [requireAllUnmerged(here)] : []),
    ...(unsnapped.length > 0 ? [requireUnsnapped(unsnapped)] : []),
    ...insertSources(rows.map((source) => ({ ...source, urlKey: urlKey(source.url) }))),
    ...insertSearchDocuments(rows.map(sourceDocument)),
  ];
  const locks = new Map<string, Locked>();
  /** The source, and where the passage that was quoted of it stands in its copies. */
  const find = async (one: OutsideSource): Promise<{ source: Source; lock: Locked["lock"] }> => {
    const key = keyOf(one);
    const source = known.get(key) ?? added.get(key)!;
    if (!snapped.has(source.id)) return { source, lock: withoutCopies };
    const name = `${source.id} ${one.passage}`;
    const found =
      locks.get(name) ?? (await lockPassage(source, { passage: one.passage, stance: "context" }, undefined));
    if (!locks.has(name)) writes.push(...found.guards);
    locks.set(name, found);
    return { source, lock: found.lock };
  };
  return { writes, find };
}

/** Of a source of which no copy was kept. */
const withoutCopies: Locked["lock"] = { snapshotId: null, lock: "no-snapshot", lockSpans: [], driftedIn: null };
