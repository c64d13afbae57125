/** Sign-in through next-auth, and who is signed in: the only file of server/ that knows Next. */
import { Auth } from "@auth/core";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import Credentials from "next-auth/providers/credentials";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import {
  SignIn,
  type AcceptInvite,
  type ChangePassword,
  type ResetPassword,
  type SetUp,
} from "@/core/inputs/people.ts";
import { ownPath } from "@/core/own-path.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { getPersonByAccount } from "@/db/people.ts";
import { actorOfSession, sessionCookie } from "./actor.ts";
import { appUrl, env } from "./env.ts";
import { acceptInvite } from "./invitations.ts";
import { log } from "./log.ts";
import { changePassword, resetPassword } from "./person-passwords.ts";
import { keepAuthSecret } from "./secrets.ts";
import { endSession, sessionSeconds, startSession } from "./sessions.ts";
import { setUp } from "./set-up.ts";
import { admitFromProvider, checkSignIn, providerRefusals } from "./sign-in.ts";

/** A refusal on its way through next-auth, which lets only errors of its own out. */
class Refused extends CredentialsSignin {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super();
    this.refusal = refusal;
  }
}

const neverHere = (): never => {
  throw new Error("people are made by invitation, and sessions are read by actorOfSession()");
};

/** What next-auth asks of a database here; docs/decisions/0006 says why it is not a ready-made adapter. */
const adapter: Adapter = {
  getUserByAccount: async ({ provider: name, providerAccountId }) => {
    const known = await getPersonByAccount(name, providerAccountId);
    return known ? { id: known.id, name: known.name, email: known.email ?? "", emailVerified: null } : null;
  },
  createSession: async ({ userId }) => {
    const { token, expiresAt } = await startSession(userId);
    return { sessionToken: token, userId, expires: new Date(expiresAt) };
  },
  // a sign-in always starts a session of its own, whoever was signed in before
  getSessionAndUser: () => null,
  deleteSession: endSession,
  createUser: neverHere,
  getUser: neverHere,
  getUserByEmail: neverHere,
  updateUser: neverHere,
  linkAccount: neverHere,
  updateSession: neverHere,
};

async function authorize(credentials: unknown, request: Request): Promise<{ id: string }> {
  try {
    const input = SignIn.parse(credentials);
    return await checkSignIn({ ...input, address: request.headers.get("x-forwarded-for") ?? "" });
  } catch (error) {
    throw error instanceof Refusal ? new Refused(error) : error;
  }
}

function provider(): NextAuthConfig["providers"] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return [];
  return [
    {
      id: "oidc",
      name: OIDC_NAME,
      type: "oidc",
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      checks: ["pkce", "state", "nonce"],
      idToken: false, // e-mail and email_verified are promised at the userinfo endpoint only
      profile: ({ sub, email }: { sub: string; email?: string }) => ({ id: sub, email: email ?? null }),
    },
  ];
}

function config(): NextAuthConfig {
  const own = new URL(appUrl());
  process.env["AUTH_URL"] = own.origin; // else next-auth turns 127.0.0.1 into localhost
  return {
    basePath: "/api/auth",
    secret: keepAuthSecret(),
    trustHost: true,
    adapter,
    session: { maxAge: sessionSeconds },
    jwt: { encode: async ({ token }) => (await startSession(token?.sub ?? "")).token },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: {
        name: sessionCookie(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: own.protocol === "https:" },
      },
    },
    providers: [Credentials({ authorize }), ...provider()],
    callbacks: {
      signIn: async ({ account, profile }) => (account?.provider === "oidc" ? admit(account, profile) : true),
      redirect: ({ url }) => own.origin + ownPath(url.startsWith(own.origin) ? url.slice(own.origin.length) : url),
    },
    logger: {
      error: (error) => error instanceof Refused || log().warn({ err: error }, "sign-in failed"),
      warn: (code) => log().debug({ code }, "next-auth"),
    },
  };
}

async function admit(
  account: { provider: string; providerAccountId: string },
  profile: { email?: string | null; email_verified?: boolean | null } | undefined,
): Promise<string | true> {
  const { provider: name, providerAccountId } = account;
  const emailVerified = profile?.email_verified === true;
  try {
    await admitFromProvider({ provider: name, providerAccountId, email: profile?.email ?? undefined, emailVerified });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const why = Object.entries(providerRefusals).find(([, sentence]) => sentence === error.message)?.[0];
    return `/sign-in?error=${why ?? "AccessDenied"}`;
  }
}

const nextAuth = NextAuth(() => config());

/** Who is looking at this page, or undefined. */
export async function currentActor(): Promise<Actor | undefined> {
  const token = (await cookies()).get(sessionCookie())?.value;
  return token === undefined ? undefined : actorOfSession(token, new Date());
}

/** Who is looking at this page; sends people who are not signed in to do so, and back to `path`. */
export async function needActor(path: string): Promise<Actor> {
  return (await currentActor()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}

/** Signs in by e-mail and password and stays on the page: for work that an ended session interrupted. */
export async function signInHere({ email, password }: z.output<typeof SignIn>): Promise<true> {
  try {
    await nextAuth.signIn("credentials", { email, password, redirect: false, redirectTo: "/" });
    return true;
  } catch (error) {
    throw error instanceof Refused ? error.refusal : error;
  }
}

/** Signs in by e-mail and password, then goes on to `next` (a path of ours) or the desk. */
export async function signIn(input: z.output<typeof SignIn>): Promise<never> {
  await signInHere(input);
  return redirect(ownPath(input.next));
}

/** Makes an account by a one-time link (or sets its password), then signs in with it: one door to a session. */
export async function setUpAndSignIn(input: z.output<typeof SetUp>): Promise<never> {
  await setUp(input);
  return signIn({ email: input.email, password: input.password });
}

/** As setUpAndSignIn(), for an invitation. */
export async function acceptAndSignIn(input: z.output<typeof AcceptInvite>): Promise<never> {
  const { email } = await acceptInvite(input);
  return signIn({ email: email ?? "", password: input.password });
}

/** As setUpAndSignIn(), for a password link. */
export async function resetAndSignIn(input: z.output<typeof ResetPassword>): Promise<never> {
  const { email } = await resetPassword(input);
  return signIn({ email: email ?? "", password: input.password });
}

/** Sends the browser to the sign-in provider, and later back to `next`. */
export async function signInByProvider({ next }: { next?: string | undefined }): Promise<never> {
  return nextAuth.signIn("oidc", { redirectTo: ownPath(next) }) as Promise<never>;
}

/**
 * The provider's answer. Nothing else of next-auth's own routes is open. (Not by next-auth's own handler: that makes a
 * NextRequest, which turns 127.0.0.1 into localhost, and then the address is not the one the provider knows.)
 */
export async function providerCallback(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  if (pathname !== "/api/auth/callback/oidc") return new Response(null, { status: 404 });
  return Auth(new Request(appUrl() + pathname + search, { headers: request.headers }), config());
}

/** Ends this session and goes to the sign-in page. */
export async function signOut(): Promise<never> {
  await nextAuth.signOut({ redirect: false });
  return redirect("/sign-in");
}

/** Changes the password of whoever is signed in here; this session goes on, all others end. */
export async function changePasswordHere(actor: Actor, input: z.output<typeof ChangePassword>): Promise<null> {
  const sessionToken = (await cookies()).get(sessionCookie())?.value ?? "";
  const address = (await headers()).get("x-forwarded-for") ?? "";
  return changePassword(actor, { ...input, sessionToken, address });
}
