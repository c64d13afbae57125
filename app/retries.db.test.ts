import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/core/people.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { acting, aClaim, aPerson } from "@/server/testing.ts";
import { makeToken } from "@/server/tokens.ts";
import { anAsker, callWith, expectRefused, okOf, type Asked, type Name } from "./testing.ts";

useTestDatabase();

let headers: Record<string, string>;
let actor: Actor;
let articleId: string;

beforeAll(async () => {
  ({ actor, headers, articleId } = await anAsker("Alpha beta 😀 gamma. Delta epsilon."));
});

const call = (name: Name, asked: Asked) => callWith(headers, name, asked);
const ok = async (name: Name, asked: Asked) => okOf(name, await call(name, asked));

describe("an Idempotency-Key", () => {
  const keyed = (key: string, body: object, params: Record<string, string> = {}) => ({
    params,
    body,
    headers: { "idempotency-key": key },
  });

  it("gives the first answer again, also after the thing changed, and refuses another body", async () => {
    const asked = keyed("k-mark", { target: { start: 6, end: 10 } }, { articleId });
    const query = "?offsets=code-points";
    const first = await ok("markClaim", { ...asked, query });
    await ok("updateClaim", {
      params: { claimId: String(first["id"]) },
      body: { note: "later" },
      headers: { "if-match": '"1"' },
    });
    const again = await call("markClaim", { ...asked, query });
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.headers.get("etag")).toBe('"1"');
    expect(await again.json()).toEqual(first);
    for (const other of [keyed("k-mark", { target: { start: 0, end: 5 } }, { articleId }), asked]) {
      expect((await call("markClaim", other)).status).toBe(409);
    }
  });

  it("covers answers without a body", async () => {
    const { id: claimId } = await aClaim(actor, articleId, "beta");
    const asked = { params: { claimId }, headers: { "if-match": '"1"', "idempotency-key": "k-delete" } };
    expect((await call("deleteClaim", asked)).status).toBe(204);
    expect((await call("deleteClaim", asked)).status).toBe(204);
  });

  it("sent twenty times at once makes one change", async () => {
    const { id: claimId } = await aClaim(actor, articleId, "beta");
    const asked = [
      () =>
        call(
          "addEvidence",
          keyed("k-add", { source: { title: "once" }, stance: "supports", class: "primary" }, { claimId }),
        ),
      () => call("saveDraft", keyed("k-draft", { justification: "once" }, { claimId })),
      () =>
        call("updateClaim", {
          params: { claimId },
          body: { note: "once" },
          headers: { "if-match": '"1"', "idempotency-key": "k-up" },
        }),
    ];
    for (const request of asked) {
      const answers = await Promise.all(Array.from({ length: 20 }, request));
      const bodies = await Promise.all(answers.map((answer) => answer.text()));
      expect(new Set(bodies).size).toBe(1);
      expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
    }
    const { items } = (await ok("listEvidence", { params: { claimId } })) as { items: unknown[] };
    expect(items.length).toBe(1);
  });

  it.each(["", "x".repeat(201)])("of %j characters is refused", async (key) => {
    await expectRefused(await call("createSource", keyed(key, { title: "T" })));
  });

  it("of another person is another key", async () => {
    const other = acting(await aPerson("editor"));
    const authorization = `Bearer ${(await makeToken(other, { name: "t" })).token}`;
    const mine = await ok("createSource", keyed("k-own", { title: "T" }));
    const asked = keyed("k-own", { title: "T" });
    const theirs = await call("createSource", { ...asked, headers: { ...asked.headers, authorization } });
    expect(((await theirs.json()) as { id: string }).id).not.toBe(mine["id"]);
  });
});

describe("many changes of one version at once", () => {
  it("let one through, and show each other one what it is now", async () => {
    const { id: claimId } = await aClaim(actor, articleId, "beta");
    const asked = (note: string) => ({ params: { claimId }, body: { note }, headers: { "if-match": '"1"' } });
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => call("updateClaim", asked(`note ${i}`))));
    const won = answers.filter(({ status }) => status === 200);
    expect(won.length).toBe(1);
    const { note } = (await (won[0] as Response).json()) as { note: string };
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({ present: { version: 2, note } });
    }
  });
});
