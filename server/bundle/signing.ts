import { createPrivateKey, createPublicKey, sign, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";

/** The newsroom's key as it signs bundles. */
export interface Signer {
  /** The 32 bytes of the public key in hex. */
  publicKey: string;
  /** The public key as openssl reads it. */
  pem: string;
  /** The 64 bytes of an Ed25519 signature. */
  sign: (message: Uint8Array) => Uint8Array<ArrayBuffer>;
}

/** Reads a private key: a PEM, or the path of a file with one. Throws where there is no Ed25519 key. */
export function readSigner(pemOrPath: string): Signer {
  const pem = pemOrPath.includes("-----BEGIN") ? pemOrPath.replaceAll("\\n", "\n") : readFileSync(pemOrPath, "utf8");
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== "ed25519") throw new Error(`it is of the kind ${key.asymmetricKeyType}`);
  const open = createPublicKey(key);
  return {
    publicKey: rawOf(open).toString("hex"),
    pem: open.export({ type: "spki", format: "pem" }).toString(),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

/** A public key in hex, of hex or of a PEM, public or private, or of a file with one. Throws where there is none. */
export function readPublicKey(given: string): string {
  if (/^[\da-f]{64}$/iu.test(given)) return given.toLowerCase();
  const key = createPublicKey(given.includes("-----BEGIN") ? given : readFileSync(given, "utf8"));
  if (key.asymmetricKeyType !== "ed25519") throw new Error(`it is of the kind ${key.asymmetricKeyType}`);
  return rawOf(key).toString("hex");
}

/** The key itself stands behind 12 bytes that say what it is. */
function rawOf(key: KeyObject): Buffer {
  return key.export({ type: "spki", format: "der" }).subarray(-32);
}
