import { describe, expect, it } from "vitest";
import { db } from "@/db/client.ts";
import { events, links } from "@/db/schema.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { getNewsroom } from "./newsroom.ts";
import { listPeople } from "./people.ts";
import { systemActor } from "./permit.ts";
import { offerSetUp, setUp } from "./set-up.ts";

useTestDatabase();

const input = {
  name: "Ruth Adeyemi",
  email: "ruth@desk.example",
  password: "vermilion otter 41",
  newsroom: "The Paper",
};
const tokenOf = (url: string | undefined) => url?.split("/").at(-1) ?? "";

describe("first set-up", () => {
  it("voids the link of the start before, and keeps only a hash", async () => {
    const first = tokenOf(await offerSetUp());
    const second = tokenOf(await offerSetUp());
    expect(second).toMatch(/^[\w-]{43}$/u);
    await expect(setUp({ ...input, token: first })).rejects.toMatchObject({ code: "not-found" });
    const rows = await (await db()).select().from(links);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(second);
  });

  it("refuses a bad password with a field error, and the link goes on", async () => {
    const token = tokenOf(await offerSetUp());
    await expect(setUp({ ...input, token, password: "The Paper 2026" })).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "password" }],
    });
    expect((await listPeople(systemActor)).items).toEqual([]);
  });

  it("makes one first person, however many try at once", async () => {
    const token = tokenOf(await offerSetUp());
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, (_, i) => setUp({ ...input, token, email: `ruth${i}@desk.example` })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { items } = await listPeople(systemActor);
    expect(items).toMatchObject([{ name: "Ruth Adeyemi", roles: ["checker", "editor", "admin"], active: true }]);
    expect(await getNewsroom()).toMatchObject({ version: 1, name: "The Paper", captureAllowed: false });
    expect(await offerSetUp()).toBeUndefined();
    await expect(setUp({ ...input, token })).rejects.toMatchObject({ code: "not-found" });
    const told = JSON.stringify(await (await db()).select().from(events));
    expect(told).toContain("newsroom.set-up");
    for (const secret of [token, input.password, "argon2"]) expect(told).not.toContain(secret);
  });
});
