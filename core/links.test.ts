import { expect, test } from "vitest";
import { pageHref, webAddress } from "./links.ts";

test.each([
  ["https://x.example", "https://x.example"],
  [" HTTPS://x.example/a?b=c&d#e ", "HTTPS://x.example/a?b=c&d#e"],
  ["https://x.example/ä b?c=%20&100%", "https://x.example/%C3%A4%20b?c=%20&100%25"],
  ["https://x.example/[a]|<b>#c#d", "https://x.example/%5Ba%5D%7C%3Cb%3E#c%23d"],
  ["http://[2001:db8::1]:80/[x]", "http://[2001:db8::1]:80/%5Bx%5D"],
  ["https://ä.example/😀", "https://%C3%A4.example/%F0%9F%98%80"],
  ["https://x.example/\ud800", "https://x.example/%EF%BF%BD"],
  ["https://x.example\\@y.example", undefined],
  ["https://", undefined],
  ["ht\ntps://x.example", undefined],
  ["mailto:a@x.example", undefined],
  ["javascript:alert(1)", undefined],
  ["page 4 of the print edition", undefined],
  ["", undefined],
])("%j as an address in data is %j", (address, written) => {
  expect(webAddress(address)).toBe(written);
});

test.each([
  ["https://x.example/a b", "https://x.example/a%20b"],
  ["mailto:a@x.example?subject=<b>", "mailto:a@x.example?subject=%3Cb%3E"],
  ["ht\ntps://x.example", undefined],
  ["javascript:alert(1)", undefined],
])("%j leads to %j", (address, href) => {
  expect(pageHref(address)).toBe(href);
});
