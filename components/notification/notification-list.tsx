"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { notificationHref, notificationWords, type NotificationPage } from "@/core/notifications.ts";
import { momentInWords } from "@/core/zones.ts";
import { usePressedKeys } from "../ui/pressed-keys.ts";
import { readNotifications } from "./inbox.ts";
import "./notification.css";

/** All that somebody was told, the newest first: J and K move, Enter opens, and what was opened counts as read. */
export function NotificationList({ page, now, zone }: { page: NotificationPage; now: string; zone: string }) {
  const { items, next, unread } = page;
  const router = useRouter();
  const list = useRef<HTMLOListElement>(null);
  const [problem, setProblem] = useState("");
  const read = async (which: { ids: readonly string[] } | { until?: string }) => {
    setProblem(await readNotifications(which));
    router.refresh();
  };
  const move = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("a") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[at === -1 ? 0 : Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
  };
  usePressedKeys({ j: () => move(1), k: () => move(-1) });
  return (
    <>
      <div className="told-h">
        <output className="mid">
          {items.length === 0
            ? "Nothing was told to you yet. You are told when somebody gives you a claim, asks you to read one, calls you, or decides on a verdict of yours."
            : unread === 0
              ? "All are read."
              : `${unread} not read.`}
        </output>
        {unread > 0 && (
          <button type="button" className="btn" onClick={() => void read({ until: now })}>
            Mark all as read
          </button>
        )}
      </div>
      {problem !== "" && (
        <p className="hint wrong" role="alert">
          {problem}
        </p>
      )}
      <ol className="told" ref={list} aria-label="Notifications, the newest first">
        {items.map((item) => (
          <li key={item.id} className={item.readAt === null ? "new" : undefined}>
            <time className="num dim" dateTime={item.createdAt}>
              {momentInWords(item.createdAt, now, zone)}
            </time>
            <div className="told-b">
              <Link
                href={notificationHref(item)}
                prefetch={false}
                onClick={() => {
                  if (item.readAt === null) void readNotifications({ ids: [item.id] });
                }}
              >
                {notificationWords(item)}
              </Link>
              {item.claim !== "" && (
                <p className="told-q">
                  <span className="num dim">Claim {item.claimNumber}</span> <span dir="auto">{item.claim}</span>
                </p>
              )}
              <p className="dim" dir="auto">
                {item.articleTitle}
              </p>
            </div>
            {item.readAt === null && (
              <span className="told-do">
                <span className="tag on">New</span>
                <button type="button" className="btn sm" onClick={() => void read({ ids: [item.id] })}>
                  Mark as read<span className="vh">: {notificationWords(item)}</span>
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {next !== null && (
        <p className="told-next">
          <Link href={`/notifications?cursor=${encodeURIComponent(next)}`}>Earlier notifications</Link>
        </p>
      )}
    </>
  );
}
