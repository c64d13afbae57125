import { createHash } from "node:crypto";
import type { NextConfig } from "next";

// Next names each Server Action by a hash with this key in it, made anew for each build unless it is given: a page of one
// build could not send its forms to another (decision 0027). It hides nothing here: no action holds values of a page.
process.env["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"] ??= createHash("sha256").update("claimcheck").digest("base64");

/**
 * What the API answers is data or a file: were a browser to show it as a page, it could run and load nothing. (What is
 * set here replaces what a route sets.)
 */
const apiHeaders = {
  "content-security-policy":
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  // browsers heed it on https only
  "strict-transport-security": "max-age=31536000",
};

/** The report is shown, before it is taken, in a frame of its article's page; it runs as little as anywhere, but a link may open a tab. */
const shownHeaders = {
  "content-security-policy": apiHeaders["content-security-policy"]
    .replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    .replace("sandbox", "sandbox allow-popups allow-popups-to-escape-sandbox"),
};

/** What is published is for everybody to read, and runs nothing; its ClaimReview is a block of data, no script. */
const publishedHeaders = {
  ...apiHeaders,
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "cross-origin",
};

/** Other sites may frame the card. */
const cardHeaders = {
  "content-security-policy": publishedHeaders["content-security-policy"].replace(
    "frame-ancestors 'none'",
    "frame-ancestors *",
  ),
};

const listed = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  headers: () =>
    Promise.resolve([
      { source: "/api/v1/:path*", headers: listed(apiHeaders) },
      // of two that fit, the later counts
      { source: "/api/v1/articles/:articleId/report/html", headers: listed(shownHeaders) },
      { source: "/published/:path*", headers: listed(publishedHeaders) },
      { source: "/published/:articleId/card", headers: listed(cardHeaders) },
      { source: "/robots.txt", headers: listed(publishedHeaders) },
    ]),
  // equal sources are an equal build on every machine; null: a name of Next's own
  generateBuildId: () => process.env["CLAIMCHECK_BUILD_ID"] ?? null,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    "better-sqlite3",
    "@node-rs/argon2",
    "postgres",
    "pino",
    "nodemailer",
    "nspell",
    "dictionary-en",
    "@electric-sql/pglite",
  ],
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
};

export default config;
