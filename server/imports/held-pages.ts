import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Actor } from "@/core/people.ts";
import { sha256 } from "@/db/commit.ts";
import { getHeldPage, insertHeldPage } from "@/db/held-pages.ts";
import { type FetchedPage, refusalOf } from "./fetch-article.ts";

/** In milliseconds. */
const heldFor = 60 * 60 * 1000;
/** Pages that are held for one person; the oldest makes room. Each has 10 MB at most (captureLimits). */
const most = 3;

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const holderOf = (actor: Actor) => actor.personId ?? "";

/** Holds a fetched page for who asked for it, for an hour, and answers its SHA-256 (hex), by which takePage() finds it. */
export async function holdPage(actor: Actor, { bytes, ...page }: FetchedPage): Promise<string> {
  const name = sha256(bytes);
  const packed = (await promisify(gzip)(bytes)).toString("base64");
  const when = { at: ago(0), before: ago(heldFor), most };
  await insertHeldPage(holderOf(actor), name, { ...page, gzip: packed }, when);
  return name;
}

/** The page as it was looked at. Refuses (invalid) one that is not held, or no longer. */
export async function takePage(actor: Actor, name: string): Promise<FetchedPage> {
  const held = await getHeldPage(holderOf(actor), name, ago(heldFor));
  if (!held) {
    throw refusalOf(
      "fetched",
      "The page that was looked at is held here for an hour, which is over. Have it fetched again.",
    );
  }
  const { gzip: packed, ...page } = held;
  return { ...page, bytes: new Uint8Array(await promisify(gunzip)(Buffer.from(packed, "base64"))) };
}
