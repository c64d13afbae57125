import { resolve } from "node:path";
import { audienceLabel } from "@/core/audiences.ts";
import { bundleVerdict, pastedKey } from "@/core/bundle/words.ts";
import { Refusal } from "@/core/refusal.ts";
import { fileRefusal } from "./files.ts";
import { say, withProgress, type Asked } from "./run.ts";

interface Verify extends Asked {
  key?: string;
}

/** `verify`: checks every byte of a bundle, offline, and names what was changed. `key`: whose signature it must have. */
export async function verifyBundle(name: string, from: string, asked: Verify): Promise<void> {
  const file = resolve(from, name);
  const { verifyBundleFile } = await import("@/server/bundle/verify-file.ts");
  const expected = asked.key === undefined ? undefined : await publicKeyOf(asked.key, from);
  const found = await withProgress(asked, (course) => verifyBundleFile(file, course)).catch((error: unknown) => {
    throw fileRefusal(error, file);
  });
  const { damage, manifest, manifestSha256, parts, history, signature, sound } = found;
  if (!sound || !manifest) {
    const errors = damage.map(({ where, what }) => ({ path: where, message: what }));
    const lines = damage.map(({ where, what }) => `- ${where}: ${what}`);
    throw new Refusal("invalid", [`✗ ${name} is damaged.`, ...lines].join("\n"), { errors });
  }
  const signer = manifest.signer?.publicKey ?? null;
  const verdict = bundleVerdict(name, found, expected === undefined ? null : { publicKey: expected });
  if (!verdict.isGood) throw new Refusal("invalid", `${verdict.headline}\n${verdict.signature}`);
  const { title, audience, asOf, logs, missing } = manifest;
  const told = [
    verdict.headline,
    `«${title}», ${audienceLabel(audience)}, as of ${asOf}.`,
    ...(history ? [`History: ${history.proved} events proved, ${history.inPart} told in part.`] : []),
    ...logs.map(({ log, seq, hash }) => `Log ${log.slice(0, 12)}: up to event ${seq}, hash ${hash}.`),
    ...missing.map((row) => `Missing: ${row.sha256}. ${row.why}`),
    `Parts: ${parts.length}.`,
    verdict.signature,
    `SHA-256 of manifest.json: ${manifestSha256}`,
  ];
  say(
    asked,
    { file, title, audience, asOf, parts: parts.length, history, logs, missing, signature, signer, manifestSha256 },
    told.join("\n"),
  );
}

async function publicKeyOf(key: string, from: string): Promise<string> {
  const { readPublicKey } = await import("@/server/bundle/signing.ts");
  try {
    return pastedKey(key) ?? readPublicKey(key.includes("-----BEGIN") ? key : resolve(from, key));
  } catch (error) {
    throw new Refusal(
      "invalid",
      `--key takes an Ed25519 public key, in hex or the PEM file (${(error as Error).message}).`,
    );
  }
}

/** `key`: prints the public key whose private half signs the bundles of this installation. */
export async function showKey(asked: Asked): Promise<void> {
  const { bundleSigner } = await import("@/server/env.ts");
  const signer = bundleSigner();
  if (!signer) {
    throw new Refusal(
      "not-found",
      "Bundles are not signed here. Set BUNDLE_SIGNING_KEY to the file of an Ed25519 key.",
    );
  }
  const { publicKey, pem } = signer;
  say(asked, { publicKey, pem }, `${publicKey}\n${pem.trim()}`);
}
