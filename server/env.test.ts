import { describe, expect, it } from "vitest";
import { parseEnv } from "./env.ts";

const allowed = (list: string) => parseEnv({ NODE_ENV: "test", CAPTURE_ALLOW: list }).CAPTURE_ALLOW;

describe("CAPTURE_ALLOW", () => {
  it.each([
    ["archive.desk:8080", ["archive.desk:8080"]],
    ["Archive.Desk:80, [::1]:8443", ["archive.desk:80", "[::1]:8443"]],
    ["127.1:4120", ["127.0.0.1:4120"]],
    ["2130706433:443", ["127.0.0.1:443"]],
    ["[0:0::1]:080", ["[::1]:80"]],
  ])("reads %j", (list, hosts) => expect(allowed(list)).toEqual(hosts));

  it("is nobody when it is left out or empty", () => {
    expect(allowed("")).toBeUndefined();
    expect(parseEnv({ NODE_ENV: "test" }).CAPTURE_ALLOW).toBeUndefined();
  });

  it.each([
    "archive.desk",
    "archive.desk:",
    ":8080",
    "*:80",
    "archive.desk:0",
    "archive.desk:65536",
    "archive.desk:80/path",
    "http://archive.desk:80",
    "me@archive.desk:80",
    "archive.desk:80,,other.desk:80",
    "archive.desk:80;other.desk:80",
    "::1:80",
  ])("refuses %j with what it takes", (list) =>
    expect(() => allowed(list)).toThrow(/CAPTURE_ALLOW must be host:port, several with commas between/u),
  );
});

describe("a mail server", () => {
  const set = (settings: object) => () => parseEnv({ NODE_ENV: "test", ...settings });
  const whole = {
    SMTP_URL: "smtps://u:p@mail.desk",
    MAIL_FROM: "Claimcheck <c@desk.example>",
    APP_URL: "https://c.desk",
  };
  it("is taken with who mail is from and where its links lead", () => expect(set(whole)()).toMatchObject(whole));
  it.each([
    ["without a sender", { ...whole, MAIL_FROM: "" }, /together/u],
    ["without an address for links", { ...whole, APP_URL: "" }, /together/u],
    ["by another scheme", { ...whole, SMTP_URL: "http://mail.desk" }, /SMTP_URL must be smtp:/u],
    ["with a sender that is none", { ...whole, MAIL_FROM: "Claimcheck" }, /MAIL_FROM must be an address/u],
    ["with a sender that adds a line", { ...whole, MAIL_FROM: "a\r\nBcc: <b@c.d>" }, /MAIL_FROM must be an address/u],
  ])("%s is refused", (_what, settings, words) => expect(set(settings)).toThrow(words));
});
