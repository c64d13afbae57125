import { readdirSync } from "node:fs";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { can, type Permission } from "@/core/permissions.ts";
import { roles, type Actor, type Person, type Role } from "@/core/people.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { invitePerson } from "@/server/invitations.ts";
import { getNewsroom } from "@/server/newsroom.ts";
import { systemActor } from "@/server/permit.ts";
import { readPolicy } from "@/server/policy.ts";
import { readReviewPolicy } from "@/server/review-policy.ts";
import { acting, aPerson } from "@/server/testing.ts";
import { makeToken } from "@/server/tokens.ts";
import type { ActionResult } from "./action.ts";
import { own } from "./testing.ts";

let actor: Actor | undefined;
const ownHeaders = { host: new URL(own).host, origin: own, "sec-fetch-site": "same-origin" };
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers(ownHeaders)) }));
// next-auth runs inside Next only: who is signed in is set by the test, and signing in and out is e2e's
const answered = () => Promise.resolve("reached");
vi.mock("@/server/auth.ts", () => ({
  currentActor: () => Promise.resolve(actor),
  changePasswordHere: answered,
  signIn: answered,
  signInHere: answered,
  signInByProvider: answered,
  signOut: answered,
  setUpAndSignIn: answered,
  acceptAndSignIn: answered,
  resetAndSignIn: answered,
}));

useTestDatabase();

type Fields = Record<string, string | string[]>;
type Action = (previous: undefined, form: FormData) => Promise<ActionResult<unknown>>;

interface Row {
  /** What it needs; `self` is everybody for themselves, `open` is also nobody. */
  needs: Permission | "self" | "open";
  /** A form that is accepted, on things of its own. */
  form: (who: Person) => Promise<Fields> | Fields;
}

let n = 0;
const admin = { ...systemActor, name: "Admin" };
const newPerson = async () => {
  const { id, version } = await aPerson("viewer");
  return { id, version: String(version) };
};
const invited = async () => {
  const { id } = await invitePerson(admin, { email: `invited${++n}@desk.example`, roles: ["viewer"] });
  return { id };
};
const token = "x".repeat(43);
const credentials = { email: "a@desk.example", password: "vermilion otter 41" };

/** Every action of the app, by its file and name. */
const table: Record<string, Row> = {
  "actions.ts signOut": { needs: "open", form: () => ({}) },
  "articles/[articleId]/actions.ts signInAgain": { needs: "open", form: () => credentials },
  "sign-in/actions.ts signIn": { needs: "open", form: () => credentials },
  "sign-in/actions.ts signInByProvider": { needs: "open", form: () => ({}) },
  "invite/[token]/actions.ts acceptInvite": { needs: "open", form: () => ({ token, name: "A", password: "p" }) },
  "password/[token]/actions.ts resetPassword": { needs: "open", form: () => ({ token, password: "p" }) },
  "set-up/[token]/actions.ts setUp": {
    needs: "open",
    form: () => ({ ...credentials, token, name: "A", newsroom: "N" }),
  },
  "settings/actions.ts renamePerson": {
    needs: "self",
    form: ({ id, version }) => ({ id, version: String(version), name: "Renamed" }),
  },
  "settings/actions.ts changePassword": { needs: "self", form: () => ({ present: "p", password: "q" }) },
  "settings/actions.ts makeToken": { needs: "self", form: () => ({ name: "script" }) },
  "settings/actions.ts revokeToken": {
    needs: "self",
    form: async (who) => ({ id: (await makeToken(acting(who), { name: "t" })).id }),
  },
  "settings/actions.ts setDigest": { needs: "self", form: () => ({ frequency: "hourly" }) },
  "settings/newsroom/actions.ts renameNewsroom": {
    needs: "newsroom.manage",
    form: async () => ({ version: String((await getNewsroom()).version), name: `Desk ${++n}` }),
  },
  "settings/newsroom/actions.ts setPolicy": {
    needs: "newsroom.manage",
    form: async () => ({ version: String((await readPolicy()).version), minEvidence: "0", minOrigins: "2" }),
  },
  "settings/newsroom/actions.ts setReviewPolicy": {
    needs: "newsroom.manage",
    form: async () => ({
      version: String((await readReviewPolicy()).version),
      secondReading: "chosen",
      chosenVerdicts: ["refuted"],
    }),
  },
  "settings/newsroom/actions.ts allowCapture": {
    needs: "newsroom.manage",
    form: async () => ({ version: String((await getNewsroom()).version), captureAllowed: "true" }),
  },
  "settings/people/actions.ts invitePerson": {
    needs: "person.manage",
    form: () => ({ email: `new${++n}@desk.example`, name: "", roles: ["viewer"] }),
  },
  "settings/people/actions.ts renewInvitation": { needs: "person.manage", form: invited },
  "settings/people/actions.ts withdrawInvitation": { needs: "person.manage", form: invited },
  "settings/people/actions.ts changeRoles": {
    needs: "person.manage",
    form: async () => ({ ...(await newPerson()), roles: ["checker"] }),
  },
  "settings/people/actions.ts setActive": {
    needs: "person.manage",
    form: async () => ({ ...(await newPerson()), active: "false" }),
  },
  "settings/people/actions.ts makePasswordLink": {
    needs: "person.manage",
    form: async () => ({ id: (await newPerson()).id }),
  },
};

/** All actions there are, read from the files. */
async function allActions(): Promise<Map<string, Action>> {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
    /(^|\/)actions\.ts$/u.test(file),
  );
  const found = new Map<string, Action>();
  for (const file of files) {
    const exported = (await import(`./${file}`)) as Record<string, Action>;
    for (const [name, action] of Object.entries(exported)) found.set(`${file} ${name}`, action);
  }
  return found;
}

function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of [value].flat()) form.append(Array.isArray(value) ? `${name}[]` : name, each);
  }
  return form;
}

let actions: Map<string, Action>;
const people = new Map<Role, Person>();

beforeAll(async () => {
  actions = await allActions();
  for (const role of roles) people.set(role, await aPerson(role));
});

/** Sends an action's own form as somebody, or as nobody. */
async function sent(name: string, who: Person | undefined): Promise<ActionResult<unknown>> {
  const row = table[name];
  const action = actions.get(name);
  if (!row || !action) throw new Error(`there is no action «${name}»`);
  const fields = await row.form(who ?? (await aPerson("viewer")));
  actor = who && acting(who);
  return action(undefined, formOf(fields));
}

it("the table holds every action there is", () => {
  expect([...actions.keys()].sort()).toEqual(Object.keys(table).sort());
});

describe.each(Object.keys(table))("%s", (name) => {
  const needs = table[name]?.needs ?? "open";

  it.each(roles.map((role) => [role]))("as %s", async (role) => {
    const allowed = needs === "open" || needs === "self" || can({ roles: [role] }, needs);
    // a form made anew each time: what one role did does not stand in the way of the next
    const result = await sent(name, needs === "self" ? await aPerson(role) : people.get(role));
    if (allowed) expect(Object.keys(result), result.error).toEqual(["value"]);
    else expect(result.error).toContain("This needs the role");
  });

  it("of nobody", async () => {
    const result = await sent(name, undefined);
    if (needs === "open") expect(result).toEqual({ value: "reached" });
    else expect(result.error).toContain("not signed in");
  });
});
