import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { readSigner, type Signer } from "./bundle/signing.ts";

/** A host and its port as the WHATWG URL writes them, in one spelling; undefined for what is not just these two. */
function hostAndPort(entry: string): string | undefined {
  const [, host = "", port = ""] = /^([^*/?#@\\\s]+):(\d{1,5})$/u.exec(entry) ?? [];
  if (host === "" || Number(port) < 1 || !URL.canParse(`http://${host}:${port}`)) return undefined;
  return `${new URL(`http://${host}`).hostname}:${Number(port)}`;
}

const secret = z.string().min(1).optional();

function isSigningKey(value: string | undefined): boolean {
  if (value === undefined) return true;
  try {
    readSigner(value);
    return true;
  } catch {
    // whatever is wrong with it: the setting's words say what it takes
    return false;
  }
}

/** What may be set, by name. Every secret may also come from a file named by <NAME>_FILE. */
const Settings = z.object({
  PORT: z.coerce.number("a number").int("a whole number").min(1, "1 or more").max(65535, "65535 or less").default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z
    .string()
    .regex(
      /^(postgres(ql)?:\/\/|pglite:)/u,
      "postgres://user:password@host/database, or nothing for the embedded SQLite file",
    )
    .optional(),
  APP_URL: z
    .url({ protocol: /^https?$/u, error: "the address people open, such as https://check.example.org" })
    .optional(),
  AUTH_SECRET: secret.refine((s) => s === undefined || s.length >= 32, "32 characters or more"),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"], "one of trace, debug, info, warn, error, silent")
    .default("info"),
  TRUST_PROXY: z.coerce
    .number("a number")
    .int("a whole number")
    .min(0, "0 or more")
    .max(9, "the number of your own proxies between people and Claimcheck, 9 or less")
    .default(0),
  CAPTURE_ALLOW: z
    .string()
    .transform((list) => list.split(",").map((entry) => hostAndPort(entry.trim())))
    .refine((list) => !list.includes(undefined), "host:port, several with commas between, such as archive.desk:8080")
    .transform((list) => list.filter((entry) => entry !== undefined))
    .optional(),
  CHROMIUM_PATH: z.string().min(1).optional(),
  SMTP_URL: z
    .string()
    .refine((url) => /^smtps?:\/\/./u.test(url) && URL.canParse(url), "smtp://user:password@host:port, or smtps://")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/u, "an address, such as Claimcheck <check@desk.example>")
    .optional(),
  BUNDLE_SIGNING_KEY: secret.refine(
    isSigningKey,
    "an Ed25519 private key in PEM, or the file of one: openssl genpkey -algorithm ed25519 -out signing-key.pem",
  ),
  OIDC_ISSUER: z.url("the issuer's address").optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: secret,
  OIDC_NAME: z.string().min(1).default("single sign-on"),
});

export type Env = z.infer<typeof Settings>;

const secrets = ["DATABASE_URL", "AUTH_SECRET", "SMTP_URL", "BUNDLE_SIGNING_KEY", "OIDC_CLIENT_SECRET"] as const;

/** What mail needs: the server's address with its password, who it is from, and where its links lead. */
export interface MailSettings {
  server: string;
  from: string;
  url: string;
}

/** A setting that is wrong; its message is a sentence that says what to set. */
export class SettingsError extends Error {}

function withFiles(from: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const read: Record<string, string | undefined> = {};
  for (const name of Object.keys(Settings.shape)) read[name] = from[name] === "" ? undefined : from[name];
  for (const name of secrets) {
    const file = from[`${name}_FILE`];
    if (!file) continue;
    try {
      read[name] = readFileSync(file, "utf8").trim();
    } catch (error) {
      throw new SettingsError(`${name}_FILE names ${file}, which cannot be read (${(error as Error).message}).`);
    }
  }
  return read;
}

/** Parses the settings. Throws SettingsError with one sentence that names each wrong setting and what it takes. */
export function parseEnv(from: NodeJS.ProcessEnv): Env {
  const parsed = Settings.safeParse(withFiles(from));
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")} must be ${issue.message}`);
    throw new SettingsError(`${wrong.join("; ")}. See .env.example.`);
  }
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = parsed.data;
  const oidc = [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET].filter(Boolean).length;
  if (oidc !== 0 && oidc !== 3) {
    throw new SettingsError(
      "Sign-in by OpenID Connect needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together.",
    );
  }
  const { SMTP_URL, MAIL_FROM, APP_URL } = parsed.data;
  if (SMTP_URL !== undefined && (MAIL_FROM === undefined || APP_URL === undefined)) {
    throw new SettingsError("Mail needs SMTP_URL, MAIL_FROM and APP_URL together: the links in it lead to APP_URL.");
  }
  return parsed.data;
}

/**
 * Lets db/, which reads DATABASE_URL when it is loaded, find one that comes from a file. To be called before db/ is
 * imported; what is wrong with the file is told by env().
 */
export function shareDatabaseUrl(): void {
  const file = process.env["DATABASE_URL_FILE"];
  if (file && existsSync(file)) process.env["DATABASE_URL"] = readFileSync(file, "utf8").trim();
}

let parsed: Env | undefined;

/** The settings of this process, parsed once. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** The address people open, without a slash at the end. */
export function appUrl(): string {
  const { APP_URL, HOST, PORT } = env();
  const host = HOST === "0.0.0.0" || HOST === "::" ? "localhost" : HOST;
  return (APP_URL ?? `http://${host.includes(":") ? `[${host}]` : host}:${PORT}`).replace(/\/+$/u, "");
}

/** The address that readers outside know, without a slash at the end; null while none is set: a guess must not be published. */
export function publicAddress(): string | null {
  return env().APP_URL?.replace(/\/+$/u, "") ?? null;
}

/** Where mail goes out, and from whom; undefined while no mail server is set. */
export function mailSettings(): MailSettings | undefined {
  const { SMTP_URL, MAIL_FROM } = env();
  return SMTP_URL === undefined || MAIL_FROM === undefined
    ? undefined
    : { server: SMTP_URL, from: MAIL_FROM, url: appUrl() };
}

/** Who signs bundles; undefined while no key is set. */
export function bundleSigner(): Signer | undefined {
  const { BUNDLE_SIGNING_KEY } = env();
  return BUNDLE_SIGNING_KEY === undefined ? undefined : readSigner(BUNDLE_SIGNING_KEY);
}

/** Where everything is kept, as it is said to people. */
export function storageWords(): string {
  return env().DATABASE_URL === undefined ? "One file on this server." : "A PostgreSQL database.";
}
