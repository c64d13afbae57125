import type { BundleFound } from "./check.ts";

/** What somebody knows of whose signature a bundle must have: the public key in hex; or nothing that could be read. */
export type ExpectedKey = { publicKey: string } | "unreadable" | null;

/** What was found of a bundle, in the words of the verifier's page and of the command line. */
export interface BundleVerdict {
  /** Whole, and signed by the expected key where one is expected. */
  isGood: boolean;
  headline: string;
  signature: string;
}

/** Says whether a bundle is whole, and whether the expected key signed it. `name`: of its file. */
export function bundleVerdict(name: string, found: BundleFound, expected: ExpectedKey): BundleVerdict {
  const signature = signatureWords(found, expected);
  if (!found.sound) return { isGood: false, headline: `✗ ${name} is damaged.`, signature };
  if (expected === null) {
    return { isGood: true, headline: `✓ ${name} is whole: every byte is as it was written.`, signature };
  }
  if (expected === "unreadable" || found.signature === "unknown") {
    return { isGood: false, headline: `? ${name} is whole. Who signed it could not be checked.`, signature };
  }
  return isSignedBy(found, expected)
    ? { isGood: true, headline: `✓ ${name} is whole, and signed by the key that you expect.`, signature }
    : { isGood: false, headline: `✗ ${name} is whole, but not signed by the key that you expect.`, signature };
}

function isSignedBy({ signature, manifest }: BundleFound, { publicKey }: { publicKey: string }): boolean {
  return signature === "good" && manifest?.signer?.publicKey === publicKey;
}

function signatureWords(found: BundleFound, expected: ExpectedKey): string {
  const { signature, manifest } = found;
  const key = manifest?.signer?.publicKey;
  const wanted =
    expected !== null && expected !== "unreadable" ? ` The key that you expect is ${expected.publicKey}.` : "";
  switch (signature) {
    case "good":
      if (expected === null || expected === "unreadable") {
        return `✓ Signed by the key ${key}. Compare it with the key that the newsroom publishes.`;
      }
      return isSignedBy(found, expected)
        ? `✓ Signed by the key that you expect, ${key}.`
        : `✗ Signed by another key, ${key}.${wanted}`;
    case "bad":
      return `✗ The signature is not good: what is signed is not what is here, or the key is another one.${wanted}`;
    case "unknown":
      return `? Signed, but Ed25519 signatures cannot be checked here. Use a newer browser or Node. It names the key ${key}.${wanted}`;
    case "absent":
      return `– Not signed: whose it is, it does not show. Compare the SHA-256 of manifest.json with what the newsroom tells you.${wanted}`;
  }
}

/** What stands before the 32 bytes of an Ed25519 public key in a PEM (RFC 8410), in hex. */
const beforeKey = "302a300506032b6570032100";

/**
 * The public key that somebody pasted, in hex: 64 hexadecimal digits, also in groups as fingerprints are written, or the
 * PEM of a public key. Null when it is neither.
 */
export function pastedKey(text: string): string | null {
  const hex = text.replaceAll(/[\s:]/gu, "").toLowerCase();
  if (/^[\da-f]{64}$/u.test(hex)) return hex;
  const [, body = ""] =
    /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z\d+/=\s]+)-----END PUBLIC KEY-----\s*$/u.exec(text) ?? [];
  const der = hexOfBase64(body.replaceAll(/[\s=]/gu, ""));
  return der.length === 88 && der.startsWith(beforeKey) ? der.slice(beforeKey.length) : null;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function hexOfBase64(text: string): string {
  const bits = Array.from(text, (sign) => alphabet.indexOf(sign).toString(2).padStart(6, "0")).join("");
  return (bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, "0")).join("");
}
