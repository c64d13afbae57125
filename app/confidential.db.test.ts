import { beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { id } from "@/core/article.fixture.ts";
import { readDeskFilter } from "@/core/desk.ts";
import type { Role } from "@/core/people.ts";
import { idsThatMayBeHidden } from "@/core/record/circles.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import type { ArticleRecord } from "@/core/record.ts";
import { toldFormats, toldWords } from "@/server/formats/told-words.fixture.ts";
import { listHidden } from "@/db/circles.ts";
import { dialect } from "@/db/columns.ts";
import { sha256 } from "@/db/commit.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { getDesk } from "@/server/desk.ts";
import type { Operation } from "@/server/operation.ts";
import { operations } from "@/server/operations.ts";
import { systemActor } from "@/server/permit.ts";
import { importRecord } from "@/server/record-imports.ts";
import { acting, aPerson, ask } from "@/server/testing.ts";
import { makeToken } from "@/server/tokens.ts";
import { openWorkspace } from "@/server/workspace.ts";
import { send, type Asked } from "./testing.ts";

useTestDatabase();

/** What of the sample is for legal: by its own circle, or by that of a source or of all evidence that uses it. */
const forLegal = [
  id(5, 4),
  id(5, 10),
  id(6, 62),
  id(6, 72),
  id(10, 6),
  id(11, 6),
  id(12, 3),
  id(13, 5),
  id(14, 3),
  id(15, 33),
  id(15, 34),
];

const secrets = new Map<string, string>();
/** A string of its own, which stands nowhere else. */
function secret(where: string): string {
  const text = `zq${String(secrets.size).padStart(3, "0")}x${sha256(where).slice(0, 8)}zq`;
  secrets.set(text, where);
  return text;
}

/** A row for legal with a secret in each of these members. */
function bearing<T extends { id: string }>(row: T, members: readonly (keyof T & string)[]): T {
  if (!forLegal.includes(row.id)) return row;
  const said = members.map((member) => [member, secret(`${member} ${row.id}`)]);
  return { ...row, ...(Object.fromEntries(said) as Partial<T>) };
}

/** The sample with a secret in everything that somebody wrote of what is for legal. */
function recordWithSecrets(): ArticleRecord {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const record = sampleRecord({ sha256, base64 });
  const page = (where: string) => `https://${secret(where)}.example/`;
  const files = new Map<string, string>();
  const fileOf = (text: string) => {
    files.set(sha256(text), text);
    return { sha256: sha256(text), size: Buffer.from(text).length };
  };
  const snapshots = record.snapshots.map((row) => {
    if (!forLegal.includes(row.id)) return row;
    const told = bearing(row, ["fileName", "reason"]);
    const text = `${secret(`text ${row.id}`)} ${row.text}`;
    const kept = fileOf(`${secret(`bytes ${row.id}`)} ${row.text}`);
    return { ...told, ...kept, text, notes: [secret("notes")], archiveUrl: page("archiveUrl"), url: page("url") };
  });
  const contacts = record.contacts.map((row) => {
    if (!forLegal.includes(row.id)) return row;
    const attachment = {
      ...fileOf(secret("letter")),
      fileName: `${secret("letter's name")}.txt`,
      mediaType: "text/plain",
    };
    return { ...bearing(row, ["whom", "role", "questions", "answer"]), attachment };
  });
  const used = new Set([...snapshots.map((row) => row.sha256), ...contacts.map((row) => row.attachment?.sha256)]);
  const added = [...files].map(([hash, text]) => ({
    sha256: hash,
    size: Buffer.from(text).length,
    base64: base64(text),
  }));
  return {
    ...record,
    sources: record.sources.map((row) => {
      if (!forLegal.includes(row.id)) return row;
      const told = bearing(row, ["title", "publisher", "author", "note", "interest", "reliability", "language"]);
      return { ...told, url: page(`url ${row.id}`) };
    }),
    derivations: record.derivations.map((row) => bearing(row, ["note"])),
    snapshots,
    blobs: [...record.blobs.filter((row) => used.has(row.sha256)), ...added],
    evidence: record.evidence.map((row) => {
      if (!forLegal.includes(row.id)) return row;
      const search = { query: secret("query"), at: null, expected: secret("expected") };
      return { ...bearing(row, ["passage", "translation", "locator", "note", "language"]), search };
    }),
    problemFlags: record.problemFlags.map((row) => bearing(row, ["note", "answer"])),
    contacts,
    notes: record.notes.map((row) => bearing(row, ["body"])),
    comments: record.comments.map((row) => bearing(row, ["body"])),
    opinions: record.opinions.map((row) => (row.id === id(7, 70) ? { ...row, cites: [...row.cites, id(6, 72)] } : row)),
    history: record.history.map((event) =>
      forLegal.some((each) => JSON.stringify(event.data).includes(each))
        ? { ...event, data: { ...(event.data as object), passage: secret(`told ${event.id}`) } }
        : event,
    ),
  };
}

let record: ArticleRecord;
let publicationId: string;
/** What is said for legal, and of what is for legal, besides what the record holds. */
const said: string[] = [];
async function talk(): Promise<void> {
  const legal = acting(await aPerson("legal"));
  const evidence = record.evidence.find((row) => row.id === id(6, 62));
  const claimId = evidence?.claimId ?? "";
  const words = (where: string) => ({ claimId, body: secret(where) });
  const first = await ask(operations.addComment, legal, { ...words("comment"), visibility: "legal" });
  const reply = await ask(operations.addComment, legal, { ...words("answer"), parentId: first.id });
  const onEvidence = await ask(operations.addComment, legal, { ...words("on evidence"), evidenceId: evidence?.id });
  await ask(operations.resolveComment, legal, { commentId: onEvidence.id, version: 1 });
  said.push(first.id, reply.id, onEvidence.id);
}
beforeAll(async () => {
  record = recordWithSecrets();
  await importRecord(systemActor, record);
  await talk();
  publicationId = (await ask(operations.publishArticle, systemActor, { articleId: record.article.id })).id;
});

it("what is for legal here is what the database hides", async () => {
  expect([...(await listHidden(idsThatMayBeHidden(record)))].toSorted()).toEqual(forLegal.toSorted());
  expect(secrets.size).toBeGreaterThan(40);
});

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);

/** Where the values of a parameter come from; an operation with a new one has to say so here, or this fails. */
function valuesOf(parameter: string): string[] {
  const values: Record<string, () => string[]> = {
    articleId: () => [record.article.id],
    number: () => record.revisions.map((row) => String(row.number)),
    claimId: () => idsOf(record.claims),
    sourceId: () => idsOf(record.sources),
    snapshotId: () => idsOf(record.snapshots),
    evidenceId: () => idsOf(record.evidence),
    contactId: () => idsOf(record.contacts),
    noteId: () => idsOf(record.notes),
    commentId: () => said,
    problemId: () => idsOf(record.problemFlags),
    derivationId: () => idsOf(record.derivations),
    publicationId: () => [publicationId],
    format: () => toldFormats,
    id: () => idsOf(record.people),
  };
  const from = values[parameter];
  if (!from) throw new Error(`confidential.db.test.ts does not know what ${parameter} may be`);
  return from();
}

/** What may stand in the query of an operation: nothing, each choice that it has, and words that a secret holds. */
function queriesOf(operation: Operation): string[] {
  const shape = operation.input instanceof z.ZodObject ? (operation.input.shape as Record<string, z.ZodType>) : {};
  const queries = [""];
  for (const [field, schema] of Object.entries(shape)) {
    if (operation.path.includes(`{${field}}`)) continue;
    const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as { enum?: unknown[] };
    for (const choice of json.enum ?? []) queries.push(`?${field}=${String(choice)}`);
    if (["q", "url"].includes(field)) for (const word of secrets.keys()) queries.push(`?${field}=${word}`);
    if (field === "limit") queries.push("?limit=100");
  }
  return queries;
}

/** Every request that reads something, of every operation there is. */
function requests(): { operation: Operation; asked: Asked }[] {
  const reading = Object.values(operations as unknown as Record<string, Operation>).filter(
    ({ verb }) => verb === "GET",
  );
  return reading.flatMap((operation) => {
    const parameters = [...operation.path.matchAll(/\{(\w+)\}/gu)].map(([, name = ""]) => name);
    const params = parameters.reduce<Record<string, string>[]>(
      (sets, name) => sets.flatMap((set) => valuesOf(name).map((value) => ({ ...set, [name]: value }))),
      [{}],
    );
    return params.flatMap((set) => queriesOf(operation).map((query) => ({ operation, asked: { params: set, query } })));
  });
}

/** The text of an answer; of one that goes on for ever, what it says at first of all that happened before. */
async function textOf(answer: Response): Promise<string> {
  if (answer.headers.get("content-type") !== "text/event-stream")
    return toldWords(new Uint8Array(await answer.arrayBuffer()));
  const reader = answer.body?.getReader();
  const said = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(said?.value);
}

/** All that somebody with these roles is answered: for each request its headers and its bytes. */
async function allAnswers(...circle: Role[]): Promise<{ asked: string; told: string }[]> {
  const actor = acting(await aPerson(...circle));
  const headers = { authorization: `Bearer ${(await makeToken(actor, { name: "t" })).token}` };
  const answers: { asked: string; told: string }[] = [];
  for (const { operation, asked } of requests()) {
    const answer = await send(operation, { ...asked, headers: { ...headers, "last-event-id": "0" } });
    const shown = [...answer.headers].map((pair) => decodeURIComponent(pair.join(": ").replaceAll("%", "%25")));
    const about = `${operation.path} ${JSON.stringify(asked)}`;
    answers.push({ asked: about, told: `${shown.join("\n")}\n${await textOf(answer)}` });
  }
  const pages = [
    await openWorkspace(actor, { articleId: record.article.id }),
    await getDesk(actor, { filter: readDeskFilter({}), zone: "UTC", now: "2026-03-12T12:00:00.000Z" }),
  ];
  return [...answers, { asked: "pages", told: JSON.stringify(pages) }];
}

const circles: Role[][] = dialect === "sqlite" ? [["viewer"], ["checker"], ["editor", "admin"]] : [["editor", "admin"]];

it.each(circles.map((circle) => [circle] as const))(
  "%j is told nothing of it by any operation that reads",
  async (circle) => {
    const answers = await allAnswers(...circle);
    expect(answers.length).toBeGreaterThan(200);
    const leaks: string[] = [];
    for (const { asked, told } of answers) {
      for (const [text, where] of secrets) {
        if (told.includes(text) && !asked.includes(text)) leaks.push(`${asked}: ${where}`);
        if (told.includes(Buffer.from(text).toString("base64").slice(2, -4)))
          leaks.push(`${asked}: ${where}, in base64`);
      }
      for (const each of [...forLegal, ...said])
        if (told.includes(each) && !asked.includes(each)) leaks.push(`${asked}: ${each}`);
    }
    expect(leaks).toEqual([]);
  },
  60_000,
);

it("legal is told all of it, so that the test above would see it", async () => {
  const told = (await allAnswers("checker", "legal")).map((answer) => answer.told).join("\n");
  const unseen = [...secrets].filter(([text]) => !told.includes(text)).map(([, where]) => where);
  expect(unseen).toEqual([]);
});
