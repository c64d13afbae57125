import { describe, expect, it } from "vitest";
import { appUrl } from "./env.ts";
import { isOwnRequest } from "./origin.ts";

const { host, origin } = new URL(appUrl());

describe("isOwnRequest", () => {
  it.each([
    [{ host, origin, "sec-fetch-site": "same-origin" }],
    [{ host, origin }],
    [{ host, "sec-fetch-site": "same-origin" }],
    [{ host, "sec-fetch-site": "none" }],
    // the same machine under its other name
    [{ host: "localhost:3000", origin: "http://localhost:3000", "sec-fetch-site": "same-origin" }],
  ])("lets through %j", (headers) => expect(isOwnRequest(new Headers(headers))).toBe(true));

  it.each([
    [{}],
    [{ host }],
    [{ origin, "sec-fetch-site": "same-origin" }],
    [{ host, origin: "null", "sec-fetch-site": "cross-site" }],
    [{ host, origin: "http://evil.example", "sec-fetch-site": "same-origin" }],
    [{ host: "evil.example", origin: "http://evil.example", "sec-fetch-site": "same-origin" }],
    [{ host: "evil.example", origin: "http://evil.example", "x-forwarded-host": host }],
    [{ host: "localhost:3000", origin, "sec-fetch-site": "same-site" }],
    [{ host: "localhost:8080", origin: "http://localhost:8080", "sec-fetch-site": "same-origin" }],
    [{ host, origin, "sec-fetch-site": "same-site" }],
    [{ host, origin, "sec-fetch-site": "cross-site" }],
    [{ host, origin: `${origin}.evil.example`, "sec-fetch-site": "same-origin" }],
  ])("refuses %j", (headers) => expect(isOwnRequest(new Headers(headers as Record<string, string>))).toBe(false));
});
