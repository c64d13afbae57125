"use client";
import { useSyncExternalStore } from "react";
import type { NotificationPage } from "@/core/notifications.ts";
import { callApi } from "../article/article-api.ts";

/** How often it is asked what is new while the page is in view, in ms. */
const pause = 60_000;
/** What is told in one go is asked for once, so long after the first word of it, in ms. */
const gathering = 2_000;
/** So many of the newest are shown in the menu. */
const shown = 8;

/** What others do in the article at hand is told by the page's line to the server; it may concern who looks at it. */
export const heardOfOthers = "claimcheck:heard-of-others";

let page: NotificationPage | null = null;
const listeners = new Set<() => void>();
let channel: BroadcastChannel | undefined;
let timers: ReturnType<typeof setInterval>[] = [];
let later: ReturnType<typeof setTimeout> | undefined;
/** Counts the times that nobody listened any more: an answer to somebody who was here before is not shown. */
let turn = 0;
/** Numbers the askings, and says which one brought what is shown: an answer from before it comes too late. */
let asked = 0;
let answered = 0;

function show(next: NotificationPage | null): void {
  page = next;
  for (const tell of listeners) tell();
}

/** Asks what is new. What is known stays while the server cannot be asked. */
export async function lookForNews(): Promise<void> {
  const [own, number] = [turn, (asked += 1)];
  const { value } = await callApi<NotificationPage>(`/me/notifications?limit=${shown}`, {});
  if (!value || own !== turn || listeners.size === 0 || number <= answered) return;
  answered = number;
  show(value);
}

const lookInView = () => {
  if (document.visibilityState === "visible") void lookForNews();
};
const lookSoon = () => {
  later ??= setTimeout(() => {
    later = undefined;
    lookInView();
  }, gathering);
};

/** The notifications whose reading the server has not answered yet, also over the way to the next page. */
const readingKey = "claimcheck.notifications.reading";

function beingRead(): string[] {
  return JSON.parse(sessionStorage.getItem(readingKey) ?? "[]") as string[];
}

function keepBeingRead(ids: readonly string[]): void {
  try {
    sessionStorage.setItem(readingKey, JSON.stringify(ids));
  } catch (error) {
    // full, or forbidden: then they count as new for a while
    if (!(error instanceof DOMException)) throw error;
  }
}

function begin(): void {
  void lookForNews();
  // the page from which they were opened left before the answer came
  const left = beingRead();
  if (left.length > 0) void readNotifications({ ids: left });
  timers = [setInterval(lookInView, pause)];
  document.addEventListener("visibilitychange", lookInView);
  addEventListener("focus", lookInView);
  addEventListener(heardOfOthers, lookSoon);
  channel = new BroadcastChannel("claimcheck.notifications");
  channel.addEventListener("message", lookSoon);
}

function end(): void {
  turn += 1;
  page = null;
  for (const timer of timers) clearInterval(timer);
  clearTimeout(later);
  later = undefined;
  document.removeEventListener("visibilitychange", lookInView);
  removeEventListener("focus", lookInView);
  removeEventListener(heardOfOthers, lookSoon);
  channel?.close();
}

/** Calls `tell` whenever the inbox is known anew, until the function it answers with is called. */
export function followInbox(tell: () => void): () => void {
  listeners.add(tell);
  if (listeners.size === 1) begin();
  return () => {
    listeners.delete(tell);
    if (listeners.size === 0) end();
  };
}

/** What is known of the inbox; null while nothing is. */
export const inboxNow = (): NotificationPage | null => page;

/** The newest notifications of who is signed in, and how many are not read; null while it is not known. */
export function useInbox(): NotificationPage | null {
  return useSyncExternalStore(followInbox, inboxNow, () => null);
}

/** Marks these as read, or all until a moment; also when the page is left at once. Answers why it was not done. */
export async function readNotifications(which: { ids: readonly string[] } | { until?: string }): Promise<string> {
  const ids = "ids" in which ? which.ids : [];
  keepBeingRead([...new Set([...beingRead(), ...ids])]);
  const { refused } = await callApi("/me/notifications/read", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(which),
    keepalive: true,
  });
  if (refused?.status !== 0) keepBeingRead(beingRead().filter((id) => !ids.includes(id)));
  // what was asked for before these were read would show them as new again
  answered = asked;
  channel?.postMessage("read");
  await lookForNews();
  return refused?.message ?? "";
}
