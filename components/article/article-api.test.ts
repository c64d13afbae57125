import { afterEach, expect, it, vi } from "vitest";
import { callApi, unreached } from "./article-api.ts";

afterEach(() => void vi.unstubAllGlobals());

/** An answer whose line is lost in the midst of it, as a browser tells it; null where it tells nothing. */
function cutBy(error: Error | null): Response {
  const start = (body: ReadableStreamDefaultController) => {
    body.enqueue(new TextEncoder().encode('{"items":'));
    if (error) body.error(error);
    else body.close();
  };
  return new Response(new ReadableStream({ start }));
}

it.each([
  ["Chromium and Firefox", new TypeError("Failed to fetch")],
  ["Firefox, as the page is left", new DOMException("The operation was aborted.", "AbortError")],
  ["WebKit on Linux", null],
])("takes a line that is lost in the midst of an answer for a lost line: %s", async (_browser, error) => {
  vi.stubGlobal("fetch", () => Promise.resolve(cutBy(error)));
  expect(await callApi("/me", {})).toEqual({ refused: unreached });
});

it("throws for a request that was stopped", async () => {
  const stopped = new DOMException("The operation was aborted.", "AbortError");
  vi.stubGlobal("fetch", () => Promise.reject(stopped));
  await expect(callApi("/me", { signal: AbortSignal.abort() })).rejects.toBe(stopped);
});
