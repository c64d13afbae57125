import { beforeAll, describe, expect, it } from "vitest";
import { roles, type Person, type Role } from "@/core/people.ts";
import { can } from "@/core/permissions.ts";
import { dialect } from "@/db/columns.ts";
import { allSecrets, useTestDatabase } from "@/db/testing.ts";
import type { Operation } from "@/server/operation.ts";
import { operations } from "@/server/operations.ts";
import { updatePerson } from "@/server/people.ts";
import { systemActor } from "@/server/permit.ts";
import { startSession } from "@/server/sessions.ts";
import { acting, anArticle, aPerson } from "@/server/testing.ts";
import { makeToken, revokeToken } from "@/server/tokens.ts";
import { needs } from "./needs.fixture.ts";
import { expectProblem, requestsOf } from "./routes.fixture.ts";
import { own, send, type Asked, type Name } from "./testing.ts";

useTestDatabase();

const table = operations as unknown as Record<string, Operation>;
const names = Object.keys(table) as Name[];

let editor: Person;
let articleId: string;
let requests: ReturnType<typeof requestsOf>;

beforeAll(async () => {
  editor = await aPerson("editor", "legal");
  articleId = (await anArticle(acting(editor), "Alpha beta gamma. Delta epsilon zeta.")).id;
  requests = requestsOf(editor, articleId);
});

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

/** Of an answer that goes on for ever, what it says at first. */
async function atFirst(answer: Response): Promise<Response> {
  if (answer.headers.get("content-type") !== "text/event-stream") return answer;
  const reader = answer.body?.getReader();
  const said = await reader?.read();
  await reader?.cancel();
  return new Response(said?.value, answer);
}

const answered: string[] = [];
async function call(name: Name, asked: Asked, headers: Record<string, string>): Promise<Response> {
  const answer = await atFirst(await send(operations[name], { ...asked, headers: { ...asked.headers, ...headers } }));
  const shown = await answer.clone().text();
  // what is shown once, to the one who made it, is no leak
  if (answer.status >= 400 || !["makeToken", "invitePerson", "renewInvitation", "makePasswordLink"].includes(name))
    answered.push(shown);
  return answer;
}

// who may do what is decided before a database is asked: one has every circle, the other those that may least and most
const circles: Role[][] =
  dialect === "sqlite"
    ? [...roles.map((role) => [role]), ["viewer", "legal"], ["checker", "legal"], ["checker", "admin"], [...roles]]
    : [["viewer"], ["checker", "legal"], [...roles]];

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
      const unknown = { format: "odt", number: "4096" }[field] ?? "019bb1c0-0001-7000-8000-0000000000ff";
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
    // the fonts of a report are the same lines in each: looked through once
    const lines = [...new Set(answered.flatMap((answer) => answer.split("\n")))];
    expect(lines.join("\n")).not.toMatch(/\$argon2|passwordHash|password_hash|urlKey/u);
    // a secret is of few letters, so that it could stand only in a run of these as long as it is: most text is none
    expect(secrets.filter((secret) => !/^[\w$=,+/-]{40,}$/u.test(secret))).toEqual([]);
    const runs = [...new Set(lines.flatMap((line) => line.match(/[\w$=,+/-]{40,}/gu) ?? []))].join("\n");
    for (const secret of secrets) expect(runs.includes(secret), secret).toBe(false);
  });
});
