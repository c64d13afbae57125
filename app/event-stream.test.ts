import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Told } from "@/server/operation.ts";
import { eventStream } from "./event-stream.ts";
import { openStream } from "./streams.fixture.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const request = (method = "GET") => new Request("http://127.0.0.1:3000/api/v1/x", { method });
const yes = () => Promise.resolve(true);

/** Tells numbers for as long as somebody asks; says how many it was asked for, and whether it was ended. */
function numbers() {
  const state = { asked: 0, ended: false };
  async function* tell(): AsyncGenerator<Told[]> {
    try {
      for (;;) yield [{ place: ++state.asked, value: state.asked }];
    } finally {
      state.ended = true;
    }
  }
  return { state, told: tell() };
}

/** Tells nothing until it is ended. */
async function* silence(end: AbortSignal): AsyncGenerator<Told[]> {
  await new Promise<void>((resolve) => end.addEventListener("abort", () => resolve()));
  yield [];
}

describe("a stream", () => {
  it("says at once that it is there, then each message with its place and name", async () => {
    async function* two(): AsyncGenerator<Told[]> {
      yield [
        { place: 7, value: { text: "line\nbreak" } },
        { name: "presence", value: [] },
      ];
    }
    const stream = openStream(eventStream(two(), request(), new AbortController(), yes));
    expect(await stream.chunk()).toBe(": connected\nretry: 1000\n\n");
    expect(await stream.rest()).toBe('id: 7\ndata: {"text":"line\\nbreak"}\n\nevent: presence\ndata: []\n\n');
  });

  it("asks for more only when the reader took the last, and cuts who takes nothing for two beats", async () => {
    const { state, told } = numbers();
    const end = new AbortController();
    const stream = openStream(eventStream(told, request(), end, yes));
    await vi.advanceTimersByTimeAsync(10);
    expect(state.asked).toBe(0);
    await stream.chunk();
    await vi.advanceTimersByTimeAsync(10);
    expect(state.asked).toBe(1);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(end.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(end.signal.aborted).toBe(true);
    expect(state).toEqual({ asked: 1, ended: true });
  });

  it("gives a sign of life every 15 s, until who follows is not welcome any more", async () => {
    const end = new AbortController();
    let welcome = true;
    const stream = openStream(eventStream(silence(end.signal), request(), end, async () => welcome));
    await stream.chunk();
    for (let beats = 0; beats < 3; beats += 1) {
      await vi.advanceTimersByTimeAsync(15_000);
      expect(await stream.chunk()).toBe(": still here\nevent: beat\ndata: {}\n\n");
    }
    welcome = false;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await stream.rest()).toBe("");
    expect(end.signal.aborted).toBe(true);
  });

  it("ends when the server shuts down", async () => {
    const end = new AbortController();
    const stream = openStream(eventStream(silence(end.signal), request(), end, yes));
    await stream.chunk();
    process.emit("SIGTERM");
    expect(await stream.rest()).toBe("");
    const late = new AbortController();
    eventStream(silence(late.signal), request(), late, yes);
    expect(late.signal.aborted).toBe(true);
    delete (globalThis as { claimcheckStops?: boolean }).claimcheckStops;
  });

  it("has nothing to say to HEAD", async () => {
    const end = new AbortController();
    const answer = eventStream(silence(end.signal), request("HEAD"), end, yes);
    expect(answer.headers.get("content-type")).toBe("text/event-stream");
    expect(end.signal.aborted).toBe(true);
  });
});
