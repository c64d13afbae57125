import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    "better-sqlite3",
    "@node-rs/argon2",
    "postgres",
    "pino",
    "nspell",
    "dictionary-en",
    "@electric-sql/pglite",
  ],
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
};

export default config;
