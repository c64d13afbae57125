import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { ArticleRecord } from "@/core/record.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { sha256 } from "@/db/commit.ts";
import type { Person } from "@/core/people.ts";
import { bundleOf } from "@/server/bundle/bundle.fixture.ts";
import { operations } from "@/server/operations.ts";
import { systemActor } from "@/server/permit.ts";
import { readPolicy } from "@/server/policy.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "@/server/testing.ts";
import { makeToken } from "@/server/tokens.ts";
import { publicationRequestsOf } from "./publication-routes.fixture.ts";
import { reviewRequestsOf } from "./review-routes.fixture.ts";
import { revisionRequestsOf } from "./revision-routes.fixture.ts";
import { talkRequestsOf } from "./talk-routes.fixture.ts";
import type { Asked, Name } from "./testing.ts";

/** The sample record under ids of its own. */
export function freshRecord(): unknown {
  const text = JSON.stringify(sampleRecord({ sha256, base64: (words) => Buffer.from(words).toString("base64") }));
  const ids = new Map<string, string>();
  const fresh = (id: string) => ids.get(id) ?? (ids.set(id, randomUUID()).get(id) as string);
  return JSON.parse(text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu, fresh));
}

interface Problem {
  code: string;
  status: number;
  detail: string;
}

/** A refusal as the API promises it: problem+json with a code, and words with the way out. */
export async function expectProblem(answer: Response, status: number, code: string): Promise<Problem> {
  const body = (await answer.json()) as Problem;
  expect(body).toMatchObject({ status, code });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(body.detail.length).toBeGreaterThan(20);
  return body;
}

/** For each operation a request that succeeds for who may make it, each time on things of its own. `who` asks. */
export function requestsOf(editor: Person, articleId: string): Record<Name, (who: Person) => Promise<Asked> | Asked> {
  const edit = <K extends Name>(name: K, raw: object) =>
    ask(operations[name] as never, acting(editor), raw) as Promise<Record<string, never>>;
  const anEvidence = async () => {
    const claim = await aClaim(acting(editor), articleId, "gamma");
    return edit("addEvidence", {
      claimId: claim.id,
      source: { title: randomUUID() },
      stance: "supports",
      class: "primary",
    });
  };
  const aContact = async () => {
    const claim = await aClaim(acting(editor), articleId, "gamma");
    return { contactId: (await edit("addContact", { claimId: claim.id, whom: "W" }))["id"] ?? "" };
  };
  const attached = async () => {
    const contact = await aContact();
    await edit("attachFile", { ...contact, version: 1, file: { bytes: Buffer.from("letter"), fileName: "l.txt" } });
    return contact;
  };
  const aNote = async () => {
    const claim = await aClaim(acting(editor), articleId, "gamma");
    return { noteId: (await edit("addNote", { claimId: claim.id, body: "N" }))["id"] ?? "" };
  };
  const aProblem = async () => {
    const evidenceId = (await anEvidence())["id"];
    return { problemId: (await edit("flagProblem", { evidenceId, kind: "unrelated" }))["id"] ?? "" };
  };
  const newSource = async () => (await edit("createSource", { title: randomUUID() }))["id"] ?? "";
  const newSnapshot = async () => {
    const sourceId = await newSource();
    return { snapshotId: (await edit("addSnapshot", { sourceId, text: "Words." }))["id"] ?? "" };
  };
  const newClaim = async () => ({ claimId: (await aClaim(acting(editor), articleId, "beta gamma")).id });

  return {
    createArticle: () => ({ body: { text: "Words." } }),
    previewArticle: () => ({ body: { text: "Words." } }),
    listArticles: () => ({}),
    getArticle: () => ({ params: { articleId } }),
    updateArticle: async () => ({
      params: { articleId: (await anArticle(acting(editor), "Own.")).id },
      body: { note: "x" },
      headers: version(1),
    }),
    getCoverage: () => ({ params: { articleId } }),
    setSentence: () => ({ params: { articleId }, body: { start: 0, end: 17, state: "opinion" } }),
    listEvents: () => ({}),
    followArticle: () => ({ params: { articleId } }),
    tellPresence: () => ({ params: { articleId }, body: { claimId: null } }),
    leavePresence: () => ({ params: { articleId } }),
    watchVerification: () => ({}),
    markClaim: () => ({ params: { articleId }, body: { target: { exact: "beta" } } }),
    listClaims: () => ({ params: { articleId } }),
    searchClaims: () => ({ query: "?q=beta" }),
    getClaim: async () => ({ params: await newClaim() }),
    updateClaim: async () => ({ params: await newClaim(), body: { note: "x" }, headers: version(1) }),
    deleteClaim: async () => ({ params: await newClaim(), headers: version(1) }),
    restoreClaim: async () => {
      const params = await newClaim();
      await edit("deleteClaim", { ...params, version: 1 });
      return { params };
    },
    setTargets: async () => ({ params: await newClaim(), body: { targets: [{ exact: "zeta" }] }, headers: version(1) }),
    splitClaim: async () => ({ params: await newClaim(), body: { at: 11 }, headers: version(1) }),
    mergeClaims: async () => ({
      params: await newClaim(),
      body: { other: (await newClaim()).claimId, otherVersion: 1 },
      headers: version(1),
    }),
    getClaimHistory: async () => ({ params: await newClaim() }),
    createSource: () => ({ body: { title: "T" } }),
    listSources: () => ({}),
    getSource: async () => ({ params: { sourceId: await newSource() } }),
    updateSource: async () => ({
      params: { sourceId: await newSource() },
      body: { note: "x" },
      headers: version(1),
    }),
    mergeSources: async () => ({
      params: { sourceId: await newSource() },
      body: { other: await newSource(), otherVersion: 1 },
      headers: version(1),
    }),
    unmergeSource: async () => {
      const sourceId = await newSource();
      await edit("mergeSources", { sourceId: await newSource(), version: 1, other: sourceId, otherVersion: 1 });
      return { params: { sourceId } };
    },
    listDerivations: async () => ({ params: { sourceId: await newSource() } }),
    suggestDerivations: async () => ({ params: { sourceId: await newSource() } }),
    addDerivation: async () => ({
      params: { sourceId: await newSource() },
      body: { originId: await newSource(), kind: "repeats" },
    }),
    deleteDerivation: async () => {
      const between = { sourceId: await newSource(), originId: await newSource() };
      const { id = "" } = await edit("addDerivation", { ...between, kind: "quotes" });
      return { params: { derivationId: id }, headers: version(1) };
    },
    getOrigins: async () => ({ params: await newClaim() }),
    getPolicy: () => ({}),
    updatePolicy: async () => ({
      body: { minOrigins: 1, primaryRequired: false },
      headers: version((await readPolicy()).version),
    }),
    listEvidence: async () => ({ params: await newClaim() }),
    addEvidence: async () => ({
      params: await newClaim(),
      body: { source: { title: "T" }, stance: "supports", class: "primary" },
    }),
    updateEvidence: async () => ({
      params: { evidenceId: (await anEvidence())["id"] ?? "" },
      body: { note: "x" },
      headers: version(1),
    }),
    deleteEvidence: async () => ({ params: { evidenceId: (await anEvidence())["id"] ?? "" }, headers: version(1) }),
    restoreEvidence: async () => {
      const evidenceId = (await anEvidence())["id"] ?? "";
      await edit("deleteEvidence", { evidenceId, version: 1 });
      return { params: { evidenceId } };
    },
    listContacts: async () => ({ params: await newClaim() }),
    addContact: async () => ({ params: await newClaim(), body: { whom: "W" } }),
    updateContact: async () => ({ params: await aContact(), body: { role: "r" }, headers: version(1) }),
    deleteContact: async () => ({ params: await aContact(), headers: version(1) }),
    attachFile: async () => ({ params: await aContact(), body: letter(), headers: version(1) }),
    getAttachment: async () => ({ params: await attached() }),
    listNotes: async () => ({ params: await newClaim() }),
    addNote: async () => ({ params: await newClaim(), body: { body: "N" } }),
    updateNote: async () => ({ params: await aNote(), body: { body: "x" }, headers: version(1) }),
    deleteNote: async () => ({ params: await aNote(), headers: version(1) }),
    ...talkRequestsOf(editor, articleId),
    flagProblem: async () => ({
      params: { evidenceId: (await anEvidence())["id"] ?? "" },
      body: { kind: "unreadable" },
    }),
    answerProblem: async () => ({ params: await aProblem(), body: { state: "resolved" }, headers: version(1) }),
    listSnapshots: async () => ({ params: { sourceId: await newSource() } }),
    addSnapshot: async () => ({ params: { sourceId: await newSource() }, body: { text: "Words." } }),
    getSnapshot: async () => ({ params: await newSnapshot() }),
    updateSnapshot: async () => ({
      params: await newSnapshot(),
      body: { archiveUrl: "https://perma.cc/ABCD-1234" },
      headers: version(1),
    }),
    getSnapshotContent: async () => ({ params: await newSnapshot() }),
    getNearestPassage: async () => ({ params: { evidenceId: (await anEvidence())["id"] ?? "" } }),
    giveOpinion: async () => ({
      params: await newClaim(),
      body: { verdict: "supported", justification: "j", missing: "m" },
    }),
    listOpinions: async () => ({ params: await newClaim() }),
    getDraft: async () => ({ params: await newClaim() }),
    saveDraft: async () => ({ params: await newClaim(), body: { justification: "j" } }),
    discardDraft: async () => {
      const params = await newClaim();
      await edit("saveDraft", { ...params, justification: "j" });
      return { params, headers: version(1) };
    },
    ...reviewRequestsOf(editor, articleId),
    ...revisionRequestsOf(editor, articleId),
    ...publicationRequestsOf(editor),
    listPeople: () => ({}),
    getPerson: () => ({ params: { id: editor.id } }),
    updatePerson: async () => ({
      params: { id: (await aPerson("viewer")).id },
      body: { roles: ["checker"] },
      headers: version(1),
    }),
    makePasswordLink: async () => ({ params: { id: (await aPerson("viewer")).id } }),
    getMe: () => ({}),
    listNotifications: () => ({}),
    readNotifications: () => ({ body: {} }),
    listInvitations: () => ({}),
    invitePerson: () => ({ body: { email: `${randomUUID()}@desk.example`, roles: ["viewer"] } }),
    renewInvitation: async () => ({ params: { id: await invitation() } }),
    withdrawInvitation: async () => ({ params: { id: await invitation() } }),
    listTokens: () => ({}),
    makeToken: () => ({ body: { name: "mine" } }),
    revokeToken: async (who) => ({ params: { id: (await makeToken(acting(who), { name: "x" })).id } }),
    getNewsroom: () => ({}),
    updateNewsroom: async () => ({
      body: { name: `Desk ${randomUUID()}` },
      headers: version((await ask(operations.getNewsroom, admin, {})).version),
    }),
    describeReport: () => ({ params: { articleId } }),
    exportReport: () => ({ params: { articleId, format: "html" } }),
    followExport: () => ({ params: { articleId }, query: `?exportId=${articleId}` }),
    getOriginal: () => ({ params: { articleId } }),
    importRecord: () => ({ body: freshRecord() }),
    importBundle: () => ({
      body: bundleOf(freshRecord() as ArticleRecord),
      headers: { "content-type": "application/zip" },
    }),
    getApiDocument: () => ({}),
  };
}

const admin = { ...systemActor, name: "Admin" };
const version = (n: number) => ({ "if-match": `"${n}"` });

async function invitation(): Promise<string> {
  const link = await ask(operations.invitePerson, admin, { email: `${randomUUID()}@desk.example`, roles: ["viewer"] });
  return link.id;
}

const letter = (): FormData => aForm("letter", "l.txt");

/** A form with one file. */
function aForm(content: string | Uint8Array<ArrayBuffer>, name: string): FormData {
  const form = new FormData();
  form.append("file", new File([content], name));
  return form;
}
