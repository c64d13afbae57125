import { describe, expect, it } from "vitest";
import { normalPassword, passwordProblem } from "./passwords.ts";

const about = ["ruth.adeyemi@desk.example", "Ruth Adeyemi", "The Sample Paper"];

describe("passwordProblem", () => {
  it.each([
    "correct horse battery",
    "vermilion otter 41",
    "пять синих слонов",
    "🦉🐙🌵🍋🚲🎻🧭🪐🐢🍄🎲🧵",
    "x".repeat(3) + "abQ7!kd0 wnz",
    `${"ab1!".repeat(2)}Zq9 wer%tz`,
  ])("takes %j", (password) => expect(passwordProblem(password, about)).toBeUndefined());

  it.each([
    ["", /12 more needed/u],
    ["12345678", /4 more needed/u],
    ["🦉🐙🌵🍋🚲🎻🧭🪐🐢🍄🎲", /1 more needed/u],
    ["aaaaaaaaaaaaaaaa", /repeats/u],
    ["abcabcabcabcabc", /repeats/u],
    ["trustno1trustno1", /repeats/u],
    ["abcdefghijklmnop", /keyboard/u],
    ["ponmlkjihgfedcba", /keyboard/u],
    ["qwertyuiop12345", /keyboard/u],
    ["QWERTYUIOPasdfghjkl", /keyboard/u],
    ["1qaz2wsx3edc", /keyboard/u],
    ["ruth.adeyemi@desk.example", /e-mail/u],
    ["my RuthAdeyemi pass", /name/u],
    ["thesamplepaper77!x", /newsroom/u],
    ["The-Sample-Paper 9000", /newsroom/u],
    [`Aa1!${"é".repeat(511)}zzz`, /1024 bytes/u],
  ])("refuses %j", (password, why) => expect(passwordProblem(password, about)).toMatch(why));

  it("does not look for short names", () => expect(passwordProblem("vermilion bob otter", ["Bob"])).toBeUndefined());

  it("is the same password in another normal form", () =>
    expect(normalPassword("cafe\u0301 ﬁn")).toBe(normalPassword("café fin")));
});
