import type { Platform } from "@/core/bundle/check.ts";

/** Bytes in hex. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** What a verifier needs, of what browsers and Node have alike: the Web Cryptography API and text in UTF-8. */
export const webPlatform: Platform = {
  sha256: async (bytes) => hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as BufferSource))),
  hashing: () => {
    // the Web Cryptography API takes all bytes at once
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const all = async () => new Uint8Array(await new Blob(pieces).arrayBuffer());
    return {
      add: (bytes) => void pieces.push(new Uint8Array(bytes)),
      end: async () => webPlatform.sha256(await all()),
    };
  },
  utf8: (text) => new TextEncoder().encode(text),
  text: (bytes) => {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (error) {
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  },
  verify: async (publicKey, signature, message) => {
    let key: CryptoKey;
    try {
      key = await crypto.subtle.importKey("raw", bytesOfHex(publicKey), "Ed25519", false, ["verify"]);
    } catch (error) {
      // NotSupportedError where Ed25519 is not known; anything else: these are no bytes of a key
      return (error as Error).name === "NotSupportedError" ? undefined : false;
    }
    return crypto.subtle.verify("Ed25519", key, signature as BufferSource, message as BufferSource);
  },
};
