import { describe, expect, it } from "vitest";
import type { Person } from "@/core/people.ts";
import { db } from "@/db/client.ts";
import { events } from "@/db/schema.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { actorOfSession, actorOfToken } from "./actor.ts";
import { getNewsroom, updateNewsroom } from "./newsroom.ts";
import { addPerson, getMe, getPerson, listPeople, updatePerson } from "./people.ts";
import { systemActor } from "./permit.ts";
import { startSession } from "./sessions.ts";
import { acting, aPerson } from "./testing.ts";
import { makeToken } from "./tokens.ts";

useTestDatabase();

const signedIn = async ({ id }: Person) => {
  const { token } = await startSession(id);
  return () => actorOfSession(token, new Date());
};
const types = async (personId: string) =>
  (await (await db()).select().from(events).orderBy(events.seq))
    .filter(({ data }) => (data as { personId?: string }).personId === personId)
    .map(({ type }) => type);

describe("people", () => {
  it("shows e-mails only to those who may see them, and one's own", async () => {
    const [viewer, editor] = [await aPerson("viewer"), await aPerson("editor")];
    const emails = async (who: Person) => (await listPeople(acting(who))).items.filter((p) => p.email).map((p) => p.id);
    expect(await emails(viewer)).toEqual([viewer.id]);
    expect(await emails(editor)).toContain(viewer.id);
    expect((await getPerson(acting(viewer), { id: editor.id })).email).toBeNull();
    expect((await getMe(acting(viewer))).email).toBe(viewer.email);
    await expect(getPerson(acting(viewer), { id: "none" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("lets everybody change their own name, and only managers the rest", async () => {
    const [viewer, other] = [await aPerson("viewer"), await aPerson("viewer")];
    const renamed = await updatePerson(acting(viewer), { id: viewer.id, version: 1, name: "New Name" });
    expect(renamed).toMatchObject({ name: "New Name", version: 2 });
    for (const more of [{ roles: ["admin" as const] }, { active: false }]) {
      await expect(updatePerson(acting(viewer), { id: viewer.id, version: 2, ...more })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    const rename = updatePerson(acting(viewer), { id: other.id, version: 1, name: "Mine" });
    await expect(rename).rejects.toMatchObject({ code: "forbidden" });
  });

  it("refuses a stale version with the present state, and tells of no change where there is none", async () => {
    const person = await aPerson("viewer");
    await updatePerson(systemActor, { id: person.id, version: 1, name: "First" });
    const stale = updatePerson(systemActor, { id: person.id, version: 1, name: "Second" });
    await expect(stale).rejects.toMatchObject({ code: "conflict", present: { name: "First", version: 2 } });
    const same = await updatePerson(systemActor, { id: person.id, version: 2, name: "First", roles: ["viewer"] });
    expect(same.version).toBe(2);
    expect(await types(person.id)).toEqual(["person.added", "person.renamed"]);
  });

  it("ends sessions when a role is lost, and keeps them when one is won", async () => {
    const person = await aPerson("checker", "editor");
    const session = await signedIn(person);
    await updatePerson(systemActor, { id: person.id, version: 1, roles: ["editor", "checker", "legal"] });
    expect((await session())?.roles).toEqual(["checker", "editor", "legal"]);
    await updatePerson(systemActor, { id: person.id, version: 2, roles: ["checker", "legal"] });
    expect(await session()).toBeUndefined();
  });

  it("ends sessions and tokens for good when somebody is deactivated", async () => {
    const person = await aPerson("checker");
    const session = await signedIn(person);
    const { token } = await makeToken(acting(person), { name: "script" });
    expect(await actorOfToken(token, new Date())).toBeDefined();
    await updatePerson(systemActor, { id: person.id, version: 1, active: false });
    expect([await session(), await actorOfToken(token, new Date())]).toEqual([undefined, undefined]);
    await updatePerson(systemActor, { id: person.id, version: 2, active: true });
    expect([await session(), await actorOfToken(token, new Date())]).toEqual([undefined, undefined]);
    expect(await types(person.id)).toEqual([
      "person.added",
      "person.signed-in",
      "person.token-made",
      "person.deactivated",
      "person.reactivated",
    ]);
  });

  it("keeps the last active admin, also when two leave at once", async () => {
    const [one, two] = [await aPerson("admin"), await aPerson("admin", "editor")];
    const leave = (person: Person) => updatePerson(acting(person), { id: person.id, version: 1, active: false });
    const left = await Promise.allSettled([leave(one), leave(two)]);
    expect(left.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const last = (await listPeople(systemActor)).items.filter((p) => p.active && p.roles.includes("admin"));
    expect(last).toHaveLength(1);
    const [admin] = last;
    if (!admin) throw new Error("no admin is left");
    for (const change of [{ active: false }, { roles: ["viewer" as const] }]) {
      const refused = updatePerson(acting(admin), { id: admin.id, version: 1, ...change });
      await expect(refused).rejects.toThrow(/only active administrator. Make somebody else/u);
    }
  });

  it("adds a person once for an e-mail", async () => {
    const input = { email: "twice@desk.example", name: "Twice", roles: ["viewer" as const] };
    const tries = await Promise.allSettled([addPerson(systemActor, input), addPerson(systemActor, input)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(addPerson(systemActor, input)).rejects.toMatchObject({ code: "invalid", errors: [{ path: "email" }] });
    const viewer = await aPerson("viewer");
    await expect(addPerson(acting(viewer), input)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("newsroom", () => {
  it("is renamed by version", async () => {
    const admin = acting(await aPerson("admin"));
    const captureAllowed = false;
    expect(await getNewsroom()).toEqual({ version: 0, name: "", captureAllowed });
    expect(await updateNewsroom(admin, { version: 0, name: "One" })).toEqual({
      version: 1,
      name: "One",
      captureAllowed,
    });
    expect(await updateNewsroom(admin, { version: 1, name: "Two" })).toEqual({
      version: 2,
      name: "Two",
      captureAllowed,
    });
    for (const version of [0, 1]) {
      await expect(updateNewsroom(admin, { version, name: "Three" })).rejects.toMatchObject({ code: "conflict" });
    }
    expect(await getNewsroom()).toEqual({ version: 2, name: "Two", captureAllowed });
  });
});
