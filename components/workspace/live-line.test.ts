import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openLine, type LiveWord } from "./live-line.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The browser's EventSource as far as a line uses it: the world outside, at the test's command. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static made: Source[] = [];
  readyState = 0;
  constructor(readonly url: string) {
    super();
    Source.made.push(this);
  }
  close(): void {
    this.readyState = Source.CLOSED;
  }
  say(name: string, value: unknown): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(value) }));
  }
  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }
  fail(readyState: 0 | 2): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event("error"));
  }
}

function aLine() {
  Source.made = [];
  const words: LiveWord[] = [];
  const at = { origin: "http://desk", articleId: "a", after: 7 };
  const line = openLine(at, (word) => words.push(word), Source as unknown as typeof EventSource);
  const now = () => Source.made.at(-1) as Source;
  const event = (seq: number) => now().say("message", { seq });
  return { line, words, now, event, made: () => Source.made.length };
}

const told = (words: readonly LiveWord[]) =>
  words.map((word) => (word.kind === "event" ? word.event.seq : word.kind === "presence" ? "here" : word.kind));

describe("a line", () => {
  it("begins behind the event the page knows, and tells each once", () => {
    const { words, now, event } = aLine();
    expect(now().url).toBe("http://desk/api/v1/articles/a/events?after=7");
    now().open();
    for (const seq of [7, 8, 8, 9]) event(seq);
    now().say("presence", []);
    expect(told(words)).toEqual(["open", 8, 9, "here"]);
  });

  it("goes on by itself when the browser connects again", () => {
    const { words, now, event, made } = aLine();
    now().open();
    event(8);
    now().fail(0);
    now().open();
    for (const seq of [8, 9]) event(seq);
    expect(told(words)).toEqual(["open", 8, "cut", "open", 9]);
    expect(made()).toBe(1);
  });

  it("tries again, later and later, when the server answers with no stream", () => {
    const { now, made, event } = aLine();
    now().open();
    event(12);
    for (const [i, pause] of [1000, 2000, 5000, 10_000, 30_000, 30_000].entries()) {
      now().fail(2);
      vi.advanceTimersByTime(pause - 1);
      expect(made()).toBe(i + 1);
      vi.advanceTimersByTime(1);
      expect(made()).toBe(i + 2);
      expect(now().url).toContain("after=12");
    }
  });

  it("takes a line without a sign of life for dead", () => {
    const { words, now, made } = aLine();
    now().open();
    vi.advanceTimersByTime(39_000);
    now().say("beat", {});
    vi.advanceTimersByTime(39_000);
    expect(made()).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(made()).toBe(2);
    expect(told(words)).toEqual(["open", "cut"]);
  });

  it("tries at once when asked, and only when it is cut; closed, it tries no more", () => {
    const { line, now, made } = aLine();
    now().open();
    line.retry();
    expect(made()).toBe(1);
    now().fail(2);
    line.retry();
    expect(made()).toBe(2);
    now().fail(2);
    line.close();
    vi.advanceTimersByTime(100_000);
    expect(made()).toBe(2);
  });
});
