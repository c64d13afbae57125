import { createServer } from "node:http";
import Provider from "oidc-provider";

/** A real OpenID Connect provider on this machine, that signs in whoever `says` names without asking. */
export interface TestProvider {
  /** Who signs in at the provider from now on. */
  says(person: { sub: string; email: string; emailVerified: boolean }): void;
  stop(): Promise<void>;
}

const secret = "a-secret-for-tests-only";

/** The settings of a Claimcheck that takes people from a provider at this port. */
export function providerSettings(port: number): Record<string, string> {
  return {
    OIDC_ISSUER: `http://127.0.0.1:${port}`,
    OIDC_CLIENT_ID: "claimcheck",
    OIDC_CLIENT_SECRET: secret,
    OIDC_NAME: "the house",
  };
}

/** Starts a provider at this port, for a Claimcheck at `url`. */
export async function startProvider(port: number, url: string): Promise<TestProvider> {
  let person = { sub: "nobody", email: "nobody@desk.example", emailVerified: true };
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: "claimcheck",
        client_secret: secret,
        redirect_uris: [`${url}/api/auth/callback/oidc`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: person.email, email_verified: person.emailVerified }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        ...(oidc.client && { clientId: oidc.client.clientId }),
        ...(oidc.session?.accountId && { accountId: oidc.session.accountId }),
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    if (!context.path.startsWith("/interaction/")) return next();
    context.respond = false;
    await provider.interactionFinished(context.req, context.res, { login: { accountId: person.sub, remember: false } });
  });
  const answer = provider.callback();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    says: (next) => {
      person = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
