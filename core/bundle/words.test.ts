import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import type { BundleFound } from "./check.ts";
import { bundleVerdict, pastedKey } from "./words.ts";

const [own, other] = ["a".repeat(64), "b".repeat(64)];
const found = (signature: BundleFound["signature"], publicKey: string | null = own): BundleFound => ({
  sound: signature !== "bad",
  damage: [],
  manifest: { signer: publicKey && { algorithm: "Ed25519", publicKey } } as BundleFound["manifest"],
  manifestSha256: null,
  parts: [],
  history: null,
  signature,
});
const key = { publicKey: own };

test.each([
  [found("good"), null, true, /every byte is as it was written/u, /Signed by the key a{64}. Compare/u],
  [found("good"), key, true, /and signed by the key that you expect/u, /^✓ Signed by the key that you expect/u],
  [found("good", other), key, false, /not signed by the key that you expect/u, /another key, b{64}.*expect is a{64}/u],
  [found("absent", null), key, false, /not signed by the key that you expect/u, /^– Not signed.*expect is a{64}/u],
  [found("absent", null), null, true, /every byte/u, /^– Not signed/u],
  [found("unknown"), key, false, /could not be checked/u, /cannot be checked here/u],
  [found("unknown"), null, true, /every byte/u, /cannot be checked here/u],
  [found("good"), "unreadable" as const, false, /could not be checked/u, /Compare it/u],
  [found("bad"), key, false, /is damaged/u, /not good.*expect is a{64}/u],
  [found("bad"), null, false, /is damaged/u, /not good/u],
])("says whether it is whole, and whose: case %#", (of, expected, isGood, headline, signature) => {
  const verdict = bundleVerdict("x.zip", of, expected);
  expect(verdict).toEqual({
    isGood,
    headline: expect.stringMatching(headline) as unknown,
    signature: expect.stringMatching(signature) as unknown,
  });
});

test("a key is read as it is published, and nothing else is taken for one", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("hex");
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
  const grouped = raw.toUpperCase().match(/.{4}/gu)?.join(":") ?? "";
  for (const text of [raw, ` ${grouped}\n`, pem, pem.replaceAll("\n", "\r\n"), `\n${pem}\n`]) {
    expect(pastedKey(text)).toBe(raw);
  }
  const rsa = generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey.export({ type: "spki", format: "pem" });
  const secret = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  for (const text of ["", "x", raw.slice(1), `${raw}0`, secret, rsa.toString(), pem.replace("MCow", "MCox")]) {
    expect(pastedKey(text), text).toBeNull();
  }
});
