import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { roles, type Person, type Role } from "@/core/people.ts";
import { can, type Permission } from "@/core/permissions.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import { sha256 } from "@/db/commit.ts";
import { allSecrets, useTestDatabase } from "@/db/testing.ts";
import type { Operation } from "@/server/operation.ts";
import { operations } from "@/server/operations.ts";
import { updatePerson } from "@/server/people.ts";
import { systemActor } from "@/server/permit.ts";
import { startSession } from "@/server/sessions.ts";
import { acting, aClaim, anArticle, aPerson, ask } from "@/server/testing.ts";
import { makeToken, revokeToken } from "@/server/tokens.ts";
import { own, send, type Asked } from "./testing.ts";

useTestDatabase();

const table = operations as unknown as Record<string, Operation>;
const names = Object.keys(table) as (keyof typeof operations)[];
type Name = (typeof names)[number];

/** Who may call what: the permission an operation needs, or `self` for what everybody does for themselves. */
const needs: Record<Name, Permission | "self"> = {
  createArticle: "article.create",
  previewArticle: "article.create",
  listArticles: "article.read",
  getArticle: "article.read",
  updateArticle: "article.update",
  getCoverage: "article.read",
  setSentence: "coverage.write",
  listEvents: "article.read",
  markClaim: "claim.mark",
  listClaims: "article.read",
  searchClaims: "article.read",
  getClaim: "article.read",
  updateClaim: "claim.update",
  deleteClaim: "claim.delete",
  restoreClaim: "claim.delete",
  setTargets: "claim.update",
  splitClaim: "claim.mark",
  mergeClaims: "claim.delete",
  getClaimHistory: "article.read",
  createSource: "source.write",
  listSources: "article.read",
  getSource: "article.read",
  updateSource: "source.write",
  listEvidence: "article.read",
  addEvidence: "evidence.write",
  updateEvidence: "evidence.write",
  deleteEvidence: "evidence.write",
  restoreEvidence: "evidence.write",
  giveOpinion: "opinion.give",
  listOpinions: "article.read",
  getDraft: "article.read",
  saveDraft: "opinion.give",
  discardDraft: "opinion.give",
  listPeople: "person.read",
  getPerson: "person.read",
  updatePerson: "person.manage",
  makePasswordLink: "person.manage",
  getMe: "self",
  listInvitations: "person.manage",
  invitePerson: "person.manage",
  renewInvitation: "person.manage",
  withdrawInvitation: "person.manage",
  listTokens: "self",
  makeToken: "self",
  revokeToken: "self",
  getNewsroom: "person.read",
  updateNewsroom: "newsroom.manage",
  exportReport: "report.export",
  getOriginal: "article.read",
  listRevisions: "article.read",
  importRecord: "record.import",
  getApiDocument: "article.read",
};

let editor: Person;
let articleId: string;

beforeAll(async () => {
  editor = await aPerson("editor", "legal");
  articleId = (await anArticle(acting(editor), "Alpha beta gamma. Delta epsilon zeta.")).id;
});

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
const admin = { ...systemActor, name: "Admin" };
const newClaim = async () => ({ claimId: (await aClaim(acting(editor), articleId, "beta gamma")).id });
const version = (n: number) => ({ "if-match": `"${n}"` });

/** A request that succeeds for who may make it, each time on things of its own. `who` asks. */
const requests: Record<Name, (who: Person) => Promise<Asked> | Asked> = {
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
  getSource: async () => ({ params: { sourceId: (await edit("createSource", { title: "T" }))["id"] ?? "" } }),
  updateSource: async () => ({
    params: { sourceId: (await edit("createSource", { title: "T" }))["id"] ?? "" },
    body: { note: "x" },
    headers: version(1),
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
  listPeople: () => ({}),
  getPerson: () => ({ params: { id: editor.id } }),
  updatePerson: async () => ({
    params: { id: (await aPerson("viewer")).id },
    body: { roles: ["checker"] },
    headers: version(1),
  }),
  makePasswordLink: async () => ({ params: { id: (await aPerson("viewer")).id } }),
  getMe: () => ({}),
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
  exportReport: () => ({ params: { articleId, format: "html" } }),
  getOriginal: () => ({ params: { articleId } }),
  listRevisions: () => ({ params: { articleId } }),
  importRecord: () => ({ body: freshRecord() }),
  getApiDocument: () => ({}),
};

async function invitation(): Promise<string> {
  const link = await ask(operations.invitePerson, admin, { email: `${randomUUID()}@desk.example`, roles: ["viewer"] });
  return link.id;
}

/** The sample record under ids of its own. */
function freshRecord(): unknown {
  const text = JSON.stringify(sampleRecord({ sha256, base64: (words) => Buffer.from(words).toString("base64") }));
  const ids = new Map<string, string>();
  const fresh = (id: string) => ids.get(id) ?? (ids.set(id, randomUUID()).get(id) as string);
  return JSON.parse(text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu, fresh));
}

const known = new Map<string, Person>();
/** A person of this circle, the same one each time: passwords are slow to hash, as they should be. */
async function somebody(circle: readonly Role[]): Promise<Person> {
  const key = circle.join();
  const person = known.get(key) ?? (await aPerson(...circle));
  known.set(key, person);
  return person;
}

async function signedIn(person: Person): Promise<Record<string, string>> {
  const { token } = await startSession(person.id);
  return { cookie: `other=1; claimcheck.session=${token}`, origin: own };
}

async function withToken(person: Person): Promise<Record<string, string>> {
  return { authorization: `Bearer ${(await makeToken(acting(person), { name: "t" })).token}` };
}

const answered: string[] = [];
async function call(name: Name, asked: Asked, headers: Record<string, string>): Promise<Response> {
  const answer = await send(operations[name], { ...asked, headers: { ...asked.headers, ...headers } });
  const shown = await answer.clone().text();
  // what is shown once, to the one who made it, is no leak
  if (answer.status >= 400 || !["makeToken", "invitePerson", "renewInvitation", "makePasswordLink"].includes(name))
    answered.push(shown);
  return answer;
}

interface Problem {
  code: string;
  status: number;
  detail: string;
}

/** A refusal as the API promises it: problem+json with a code, and words with the way out. */
async function expectProblem(answer: Response, status: number, code: string): Promise<Problem> {
  const body = (await answer.json()) as Problem;
  expect(body).toMatchObject({ status, code });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(body.detail.length).toBeGreaterThan(20);
  return body;
}

const circles: Role[][] = [
  ...roles.map((role) => [role]),
  ["viewer", "legal"],
  ["checker", "legal"],
  ["checker", "admin"],
  [...roles],
];

describe("who may call what", () => {
  it("says of each operation what it needs", () => {
    expect(Object.keys(needs).toSorted()).toEqual(names.toSorted());
    expect(Object.keys(requests).toSorted()).toEqual(names.toSorted());
  });

  describe.each(circles.map((circle) => [circle.join(" and "), circle] as const))("as %s", (_who, circle) => {
    it.each(names)("%s", async (name) => {
      const person = await somebody(circle);
      const allowed = needs[name] === "self" || can({ roles: circle }, needs[name]);
      const [viaToken, viaSession] = [await withToken(person), await signedIn(person)];
      for (const headers of [viaToken, viaSession]) {
        const answer = await call(name, await requests[name](person), headers);
        if (!allowed) {
          await expectProblem(answer, 403, "forbidden");
          continue;
        }
        expect(answer.status, await answer.clone().text()).toBe(table[name]?.status);
        if (
          answer.status !== 204 &&
          answer.headers.get("content-type") === "application/json" &&
          name !== "exportReport"
        ) {
          const body: unknown = await answer.json();
          table[name]?.output.parse(body);
          const { version: present } = body as { version?: unknown };
          expect(answer.headers.get("etag")).toBe(typeof present === "number" ? `"${present}"` : null);
          expect(answer.headers.get("cache-control")).toBe("no-store");
        }
      }
    });
  });

  describe.each([
    ["nobody", async () => ({ origin: own })],
    ["an unknown session", async () => ({ cookie: `claimcheck.session=${"x".repeat(43)}`, origin: own })],
    ["a broken cookie", async () => ({ cookie: "claimcheck.session=%E0%A4%A", origin: own })],
    ["an unknown token", async () => ({ authorization: "Bearer cc_unknown" })],
    ["an empty token", async () => ({ authorization: "Bearer  " })],
    [
      "a revoked token",
      async () => {
        const person = await aPerson(...roles);
        const { id, token } = await makeToken(acting(person), { name: "t" });
        await revokeToken(acting(person), { id });
        return { authorization: `Bearer ${token}` };
      },
    ],
    [
      "the token of somebody deactivated",
      async () => {
        const person = await aPerson(...roles);
        const headers = await withToken(person);
        await updatePerson(systemActor, { id: person.id, version: 1, active: false });
        return headers;
      },
    ],
    [
      "the session of somebody deactivated",
      async () => {
        const person = await aPerson(...roles);
        const headers = await signedIn(person);
        await updatePerson(systemActor, { id: person.id, version: 1, active: false });
        return headers;
      },
    ],
  ] as [string, () => Promise<Record<string, string>>][])("as %s", (_who, headersOf) => {
    it("every operation is refused", async () => {
      const headers = await headersOf();
      for (const name of names) {
        await expectProblem(await call(name, await requests[name](editor), headers), 401, "unauthenticated");
      }
    });
  });

  it("ends with the role: a session at once, and a token has no more rights than its person", async () => {
    const person = await aPerson("editor", "viewer");
    const [token, session] = [await withToken(person), await signedIn(person)];
    await updatePerson(systemActor, { id: person.id, version: 1, roles: ["viewer"] });
    await expectProblem(await call("getMe", {}, session), 401, "unauthenticated");
    await expectProblem(await call("createArticle", { body: { text: "a" } }, token), 403, "forbidden");
    expect((await call("getMe", {}, token)).status).toBe(200);
  });
});

describe("an id", () => {
  const everybody: string[] = names.filter((name) => /\{/u.test(operations[name].path));
  it.each(everybody)("that is unknown in %s is not found, and one that is none is refused", async (name) => {
    const person = await somebody(roles);
    const asked = await requests[name as Name](person);
    const headers = await withToken(person);
    for (const field of Object.keys(asked.params ?? {})) {
      const at = (value: string) =>
        call(name as Name, { ...asked, params: { ...asked.params, [field]: value } }, headers);
      const unknown = field === "format" ? "docx" : "019bb1c0-0001-7000-8000-0000000000ff";
      await expectProblem(await at(unknown), 404, "not-found");
      for (const odd of ["x", "0", "..", "%00", "\0", "' or 1=1 --", "null", "9".repeat(5000), "\ud800"]) {
        const answer = await at(odd);
        expect([400, 404], `${name} ${field} ${odd}`).toContain(answer.status);
        await expectProblem(answer, answer.status, answer.status === 404 ? "not-found" : "invalid");
      }
    }
  });

  it("of another person's token is not found", async () => {
    const { id } = await makeToken(acting(editor), { name: "t" });
    const headers = await withToken(await aPerson("checker"));
    await expectProblem(await call("revokeToken", { params: { id } }, headers), 404, "not-found");
  });
});

describe("a request with a session cookie", () => {
  const foreign = "https://evil.example";
  it.each([
    ["another origin", { origin: foreign }],
    ["another origin that forwards its host", { origin: foreign, "x-forwarded-host": "evil.example" }],
    ["another origin as host", { origin: foreign, host: "evil.example" }],
    ["our origin to another host", { host: "evil.example" }],
    ["an opaque origin", { origin: "null" }],
    ["our host on another port", { origin: "http://127.0.0.1:3001" }],
    ["our host on another scheme", { origin: "https://127.0.0.1:3000" }],
    ["our origin, as the browser says from elsewhere", { "sec-fetch-site": "cross-site" }],
    ["our origin, as the browser says from a sibling", { "sec-fetch-site": "same-site" }],
    ["no origin", { origin: undefined }],
    ["no origin, from elsewhere", { origin: undefined, "sec-fetch-site": "cross-site" }],
    ["two hosts", { host: "127.0.0.1:3000, evil.example" }],
  ])("from %s changes nothing", async (_what, odd) => {
    const headers = { ...(await signedIn(editor)), host: "127.0.0.1:3000", ...odd };
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<
      string,
      string
    >;
    for (const name of names) {
      if (operations[name].verb === "GET") continue;
      await expectProblem(await call(name, await requests[name](editor), sent), 403, "forbidden");
    }
  });

  it("from our own page, as old and new browsers send it, goes through", async () => {
    const cookie = (await signedIn(editor))["cookie"] ?? "";
    for (const more of [
      { origin: own },
      { origin: own, "sec-fetch-site": "same-origin" },
      { "sec-fetch-site": "same-origin" },
    ] as Record<string, string>[]) {
      expect((await call("createSource", { body: { title: "T" } }, { cookie, ...more })).status).toBe(201);
    }
  });
});

describe("a secret", () => {
  it("stands in no answer of all the above", async () => {
    const secrets = await allSecrets();
    expect(secrets.length).toBeGreaterThan(100);
    expect(answered.length).toBeGreaterThan(1000);
    const all = answered.join("\n");
    for (const secret of secrets) expect(all.includes(secret), secret).toBe(false);
    expect(all).not.toMatch(/\$argon2|passwordHash|password_hash|urlKey/u);
  });
});
