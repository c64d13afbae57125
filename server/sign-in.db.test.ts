import { describe, expect, it, vi } from "vitest";
import { signInLimits } from "@/core/sign-in-limits.ts";
import { db } from "@/db/client.ts";
import { accounts, events, sessions, signInFailures } from "@/db/schema.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { actorOfSession } from "./actor.ts";
import { updatePerson } from "./people.ts";
import { systemActor } from "./permit.ts";
import { endSession, startSession } from "./sessions.ts";
import { admitFromProvider, checkSignIn } from "./sign-in.ts";
import { acting, aPerson } from "./testing.ts";

useTestDatabase();

const password = "vermilion otter 41";
const wrong = "something else 42";
let hosts = 0;
const newAddress = () => `203.0.113.${++hosts}`;

describe("sign-in by password", () => {
  it("knows the person, and starts a session of which only a hash is kept", async () => {
    const person = await aPerson("checker");
    const found = await checkSignIn({ email: person.email, password, address: newAddress() });
    expect(found.id).toBe(person.id);
    const { token, expiresAt } = await startSession(found.id);
    expect(await actorOfSession(token, new Date())).toEqual(acting(person));
    expect(new Date(expiresAt).getTime() - Date.now()).toBeGreaterThan(13.9 * 86_400_000);
    expect(await actorOfSession(token, new Date(Date.now() + 14.1 * 86_400_000))).toBeUndefined();
    const kept = JSON.stringify([await (await db()).select().from(sessions), await (await db()).select().from(events)]);
    expect(kept).not.toContain(token);
    await endSession(token);
    await endSession(token);
    expect(await actorOfSession(token, new Date())).toBeUndefined();
  });

  it("says the same of a wrong password, an unknown e-mail, no password and an inactive person", async () => {
    const person = await aPerson("checker");
    const inactive = await aPerson("checker");
    await updatePerson(systemActor, { id: inactive.id, version: 1, active: false });
    const said = new Set<string>();
    for (const [email, tried] of [
      [person.email, wrong],
      ["nobody@desk.example", password],
      [inactive.email, password],
    ] as const) {
      const refusal: unknown = await checkSignIn({ email, password: tried, address: newAddress() }).catch(
        (e: unknown) => e,
      );
      expect(refusal).toMatchObject({ code: "unauthenticated" });
      said.add((refusal as Error).message);
    }
    expect(said.size).toBe(1);
    await expect(startSession(inactive.id)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("compares a hash also where there is none", async () => {
    const argon2 = vi.spyOn(await import("./passwords.ts"), "isPassword");
    await checkSignIn({ email: "nobody2@desk.example", password, address: newAddress() }).catch(() => undefined);
    expect(argon2).toHaveBeenCalledWith(null, password);
    argon2.mockRestore();
  });

  it("stops an account after five failures, also those at once, and says when to try again", async () => {
    const person = await aPerson("checker");
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => checkSignIn({ email: person.email, password: wrong, address: newAddress() })),
    );
    const codes = tries.map((t) => (t as PromiseRejectedResult).reason.code as string);
    expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(signInLimits.account);
    expect(codes.filter((code) => code === "too-many")).toHaveLength(12 - signInLimits.account);
    await expect(checkSignIn({ email: person.email, password, address: newAddress() })).rejects.toThrow(
      /Try again in 15 minutes/u,
    );
  });

  it("stops an address after twenty failures, whatever the account", async () => {
    const person = await aPerson("checker");
    const address = newAddress();
    for (let i = 0; i < signInLimits.address; i++) {
      await checkSignIn({ email: `x${i}@desk.example`, password: wrong, address }).catch(() => undefined);
    }
    const signIn = (from: string) => checkSignIn({ email: person.email, password, address: from });
    await expect(signIn(address)).rejects.toMatchObject({ code: "too-many" });
    expect((await signIn(newAddress())).id).toBe(person.id);
  });

  it("opens again when the window has passed, and forgets the failures of who signed in", async () => {
    const person = await aPerson("checker");
    const signIn = (tried: string) => checkSignIn({ email: person.email, password: tried, address: "198.51.100.1" });
    for (let i = 0; i < 4; i++) await signIn(wrong).catch(() => undefined);
    expect((await signIn(password)).id).toBe(person.id);
    for (let i = 0; i < 5; i++) await signIn(wrong).catch(() => undefined);
    await expect(signIn(password)).rejects.toMatchObject({ code: "too-many" });
    vi.useFakeTimers({ now: Date.now() + 15 * 60_000 + 1000, toFake: ["Date"] });
    expect((await signIn(password)).id).toBe(person.id);
    vi.useRealTimers();
    expect(JSON.stringify(await (await db()).select().from(signInFailures))).not.toContain(person.email);
  });
});

describe("sign-in by a provider", () => {
  const identity = (email: string | undefined, more: object = {}) => ({
    provider: "oidc",
    providerAccountId: `sub-${email ?? "none"}`,
    email,
    emailVerified: true,
    ...more,
  });

  it("links a person known by a verified e-mail at the first sign-in, and knows the account later", async () => {
    const person = await aPerson("checker");
    expect((await admitFromProvider(identity(person.email.toUpperCase()))).id).toBe(person.id);
    const again = { ...identity(person.email.toUpperCase()), email: "changed@elsewhere.example", emailVerified: false };
    expect((await admitFromProvider(again)).id).toBe(person.id);
    expect(await (await db()).select().from(accounts)).toHaveLength(1);
  });

  it("refuses unknown and unverified e-mails and inactive persons, and makes nobody", async () => {
    const person = await aPerson("checker");
    await expect(admitFromProvider(identity("stranger@else.example"))).rejects.toThrow(/invite you first/u);
    await expect(admitFromProvider(identity(person.email, { emailVerified: false }))).rejects.toThrow(/verified/u);
    await expect(admitFromProvider(identity(undefined))).rejects.toThrow(/verified/u);
    await updatePerson(systemActor, { id: person.id, version: 1, active: false });
    await expect(admitFromProvider(identity(person.email))).rejects.toThrow(/not active/u);
  });
});
