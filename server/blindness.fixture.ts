import { expect } from "vitest";
import { audiences } from "@/core/audiences.ts";
import { readDeskFilter } from "@/core/desk.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { getDesk } from "./desk.ts";
import { toldFormats, toldWords } from "./formats/told-words.fixture.ts";
import type { Operation, Told } from "./operation.ts";
import { operations } from "./operations.ts";
import { ask } from "./testing.ts";
import { openWorkspace } from "./workspace.ts";

const table = Object.entries(operations as unknown as Record<string, Operation>);
/** A word that stands in one article only, so that a search finds that. */
export const word = (articleId: string) => `w${articleId.replaceAll("-", "")}`;

/** An article with a claim of it, and the ids that any path may ask for. */
export interface Place {
  articleId: string;
  claimId: string;
  ids: Record<string, string>;
}

function isStream(answer: unknown): answer is AsyncIterable<Told[]> {
  return typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer;
}

/** What a stream says until it has told the log so far: fewer events than it tells at once. */
async function firstEvents(stream: AsyncIterable<Told[]>): Promise<string> {
  const said: Told[] = [];
  for await (const told of stream) {
    said.push(...told);
    if (told.some(({ place: seq }) => seq !== undefined)) break;
  }
  return JSON.stringify(said);
}

/** What an answer says, as text: a file's bytes, or plain data. */
async function wordsOf(answer: unknown): Promise<string> {
  if (answer instanceof Response) return toldWords(new Uint8Array(await answer.arrayBuffer()));
  if (isStream(answer)) return firstEvents(answer);
  const { bytes } = (answer ?? {}) as { bytes?: Uint8Array };
  return bytes ? toldWords(bytes) : JSON.stringify(answer);
}

/** Everything that somebody can get to read of an article, by what it is called. */
export async function allThatIsTold(actor: Actor, { articleId, claimId, ids }: Place): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  /** A refusal tells its words. */
  const refusal = (error: unknown): string => {
    if (!(error instanceof Refusal)) throw error;
    return JSON.stringify([error.message, error.present, error.errors]);
  };
  const tell = async (name: string, asked: () => Promise<unknown>) => {
    told.set(name, await asked().then(wordsOf, refusal));
  };
  for (const [name, one] of table) {
    // what walks along the whole log, or along the making of a file, says nothing of what is in it
    if (one.verb !== "GET" || name === "watchVerification" || name === "followExport") continue;
    const params = [...one.path.matchAll(/\{(\w+)\}/gu)].map(([, param = ""]) => param);
    if (name === "exportReport") {
      for (const format of toldFormats) {
        // all formats are written from one report: the page in every copy, the others in the widest this person may have
        for (const { id: audience } of audiences.filter(({ id }) => format === "html" || id === "editor")) {
          await tell(`${name} ${format} ${audience}`, () => ask(one, actor, { articleId, format, audience }));
        }
      }
      continue;
    }
    if (name === "exportPublication") {
      const { publicationId } = ids;
      for (const format of toldFormats.filter((each) => each !== "json"))
        await tell(`${name} ${format}`, () => ask(one, actor, { publicationId, format }));
      continue;
    }
    expect(Object.keys(ids), `${name} asks for a parameter that this test does not know`).toEqual(
      expect.arrayContaining(params),
    );
    if (name === "getReview") {
      const { items } = await ask(operations.getReview, actor, {});
      await tell(name, async () => items.filter((row) => row.claim.id === claimId));
      continue;
    }
    await tell(name, () => ask(one, actor, { limit: 500, q: word(articleId), ...ids }));
  }
  const filter = readDeskFilter({});
  await tell("desk", () => getDesk(actor, { filter, zone: "UTC", now: "2026-03-12T09:00:00.000Z" }));
  await tell("workspace", () => openWorkspace(actor, { articleId }));
  await tell("history", () => ask(operations.getClaimHistory, actor, { claimId, limit: 500 }));
  return told;
}
