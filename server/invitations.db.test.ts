import { describe, expect, it } from "vitest";
import { db } from "@/db/client.ts";
import { answers, events, links } from "@/db/schema.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { actorOfSession, actorOfToken } from "./actor.ts";
import { acceptInvite, invitePerson, listInvitations, renewInvitation, withdrawInvitation } from "./invitations.ts";
import { updatePerson } from "./people.ts";
import { changePassword, makePasswordLink, resetPassword } from "./person-passwords.ts";
import { systemActor } from "./permit.ts";
import { startSession } from "./sessions.ts";
import { checkSignIn } from "./sign-in.ts";
import { acting, aPerson } from "./testing.ts";
import { addToken, listTokens, makeToken, revokeToken } from "./tokens.ts";

useTestDatabase();

const password = "vermilion otter 41";
const another = "seven quiet ladders";
const tokenOf = ({ url }: { url: string }) => url.split("/").at(-1) ?? "";
const roles = ["checker" as const];
let hosts = 0;
const address = () => `203.0.113.${++hosts}`;

describe("invitations", () => {
  it("make a person once, with the roles of the invitation", async () => {
    const admin = acting(await aPerson("admin"));
    const link = await invitePerson(admin, { email: "nadia@desk.example", name: "Nadia", roles });
    const token = tokenOf(link);
    expect(link.url).toContain("/invite/");
    expect((await listInvitations(admin)).items).toMatchObject([{ email: "nadia@desk.example", roles }]);
    const accept = () => acceptInvite({ token, name: "Nadia Haddad", password });
    const tries = await Promise.allSettled([accept(), accept(), accept()]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await checkSignIn({ email: "nadia@desk.example", password, address: address() })).toMatchObject({
      name: "Nadia Haddad",
      roles,
    });
    expect((await listInvitations(admin)).items).toEqual([]);
    await expect(invitePerson(admin, { email: "nadia@desk.example", roles })).rejects.toThrow(/already/u);
    const kept = JSON.stringify([await (await db()).select().from(events), await (await db()).select().from(links)]);
    expect(kept).not.toContain(token);
  });

  it("are void when renewed, withdrawn, invited again or too old", async () => {
    const admin = acting(await aPerson("admin"));
    const invite = (email: string) => invitePerson(admin, { email, roles });
    const accept = (link: { url: string }) => acceptInvite({ token: tokenOf(link), name: "Somebody", password });
    const first = await invite("a@desk.example");
    const second = await invite("a@desk.example");
    const third = await renewInvitation(admin, { id: second.id });
    await withdrawInvitation(admin, { id: (await invite("b@desk.example")).id });
    for (const link of [first, second])
      await expect(accept(link)).rejects.toThrow(/Ask an administrator for a new one/u);
    expect((await accept(third)).email).toBe("a@desk.example");
    await expect(renewInvitation(admin, { id: third.id })).rejects.toMatchObject({ code: "not-found" });
    await expect(withdrawInvitation(admin, { id: third.id })).rejects.toMatchObject({ code: "not-found" });
  });

  it("are for those who manage people, and never kept under an Idempotency-Key", async () => {
    const editor = acting(await aPerson("editor"));
    const link = await invitePerson(systemActor, { email: "c@desk.example", roles });
    for (const act of [
      () => invitePerson(editor, { email: "d@desk.example", roles }),
      () => listInvitations(editor),
      () => renewInvitation(editor, link),
      () => withdrawInvitation(editor, link),
      () => makePasswordLink(editor, { id: editor.personId ?? "" }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "forbidden" });
    }
    const admin = { ...acting(await aPerson("admin")), idempotency: { key: "k", bodyHash: "h" } };
    await invitePerson(admin, { email: "e@desk.example", roles });
    await makeToken(admin, { name: "script" });
    expect(await (await db()).select().from(answers)).toEqual([]);
  });
});

describe("passwords", () => {
  it("are changed with the present one; all other sessions end", async () => {
    const person = await aPerson("viewer");
    const [here, there] = [await startSession(person.id), await startSession(person.id)];
    const change = (present: string, next: string) =>
      changePassword(acting(person), { present, password: next, sessionToken: here.token, address: address() });
    await expect(change(another, password)).rejects.toMatchObject({ errors: [{ path: "present" }] });
    await expect(change(password, "password1234")).rejects.toMatchObject({ errors: [{ path: "password" }] });
    await change(password, another);
    expect(await actorOfSession(here.token, new Date())).toBeDefined();
    expect(await actorOfSession(there.token, new Date())).toBeUndefined();
    const signIn = (tried: string) => checkSignIn({ email: person.email, password: tried, address: address() });
    expect((await signIn(another)).id).toBe(person.id);
    await expect(signIn(password)).rejects.toMatchObject({ code: "unauthenticated" });
    const byToken = { ...acting(person), via: "token" as const };
    await expect(
      changePassword(byToken, { present: another, password, sessionToken: "", address: address() }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  it("cannot be guessed by changing them", async () => {
    const person = await aPerson("viewer");
    const guess = () =>
      changePassword(acting(person), { present: another, password, sessionToken: "", address: address() });
    for (let i = 0; i < 5; i++) await expect(guess()).rejects.toMatchObject({ code: "invalid" });
    await expect(guess()).rejects.toMatchObject({ code: "too-many" });
  });

  it("are set anew by a link, once; all sessions end", async () => {
    const person = await aPerson("viewer");
    const session = await startSession(person.id);
    const old = await makePasswordLink(systemActor, { id: person.id });
    const link = await makePasswordLink(systemActor, { id: person.id });
    await expect(resetPassword({ token: tokenOf(old), password: another })).rejects.toMatchObject({
      code: "not-found",
    });
    const tries = await Promise.allSettled(
      [another, "nine loud anchors"].map((next) => resetPassword({ token: tokenOf(link), password: next })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await actorOfSession(session.token, new Date())).toBeUndefined();
  });

  it("are not set by the link of somebody who was deactivated", async () => {
    const person = await aPerson("viewer");
    const link = await makePasswordLink(systemActor, { id: person.id });
    await updatePerson(systemActor, { id: person.id, version: 1, active: false });
    await expect(resetPassword({ token: tokenOf(link), password: another })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(makePasswordLink(systemActor, { id: person.id })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("API tokens", () => {
  it("are shown once, used, listed and revoked at once", async () => {
    const person = await aPerson("checker");
    const made = await makeToken(acting(person), { name: "nightly" });
    expect(made.token).toMatch(/^cc_[\w-]{43}$/u);
    expect((await listTokens(acting(person))).items).toMatchObject([{ name: "nightly", lastUsedAt: null }]);
    expect(await actorOfToken(made.token, new Date())).toEqual({ ...acting(person), via: "token" });
    expect((await listTokens(acting(person))).items[0]?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(await listTokens(acting(person)))).not.toContain(made.token);
    const stranger = acting(await aPerson("editor"));
    await expect(revokeToken(stranger, made)).rejects.toMatchObject({ code: "not-found" });
    await revokeToken(acting(person), made);
    expect(await actorOfToken(made.token, new Date())).toBeUndefined();
    expect((await listTokens(acting(person))).items).toEqual([]);
    await expect(revokeToken(acting(person), made)).rejects.toMatchObject({ code: "not-found" });
  });

  it("are added for somebody else from the command line only", async () => {
    const person = await aPerson("checker");
    const made = await addToken(systemActor, { email: person.email, name: "cli" });
    expect((await actorOfToken(made.token, new Date()))?.personId).toBe(person.id);
    const admin = acting(await aPerson("admin"));
    const byAdmin = addToken(admin, { email: person.email, name: "mine" });
    await expect(byAdmin).rejects.toMatchObject({ code: "forbidden" });
    await revokeToken(admin, made);
    expect(await actorOfToken(made.token, new Date())).toBeUndefined();
  });
});
