import { describe, expect, it } from "vitest";
import { hashNewPassword, isPassword } from "./passwords.ts";

describe("new passwords", () => {
  it.each([
    "password1234",
    "Password-2026",
    "Dragon!!2468",
    "newsroom2026!",
    "claimcheck 11",
    "ADMINISTRATOR",
    "liverpool 1892",
    "unbelievable",
    "lost4815162342",
    "passwort 1234!",
  ])("refuses the common %j", async (password) => {
    await expect(hashNewPassword(password, [])).rejects.toThrow(/This is a common password|repeats|keyboard/u);
  });

  it.each(["vermilion otter 41", "dragon eats quiet ladders", "пять синих слонов", " leading and trailing "])(
    "hashes %j by argon2id with 19 MiB, two passes and one lane, and knows it again",
    async (password) => {
      const hash = await hashNewPassword(password, []);
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
      expect(await isPassword(hash, password)).toBe(true);
      expect(await isPassword(hash, `${password}.`)).toBe(false);
      expect(await isPassword(null, password)).toBe(false);
    },
  );
});
