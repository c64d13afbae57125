"use client";
import Link from "next/link";
import { useRef, useState } from "react";
import { groupWork, workDue, type WorkItem } from "@/core/my-work.ts";
import { momentInWords, sinceInWords } from "@/core/zones.ts";
import { StatusWord } from "../claim/status-word.tsx";
import { isLate, replyWords } from "../contact/reply-words.ts";
import { Glyph } from "../ui/glyph.tsx";
import { usePressedKeys } from "../ui/pressed-keys.ts";
import type { Reader } from "./contract.ts";
import { Shortcuts } from "./shortcuts.tsx";

/** Where a claim that waits is worked on: those to be read and settled in review, the others in their article. */
function hrefOf({ group, claim }: WorkItem): string {
  if (group === "read" || group === "settle") return `/review?claim=${claim.id}`;
  return `/articles/${claim.articleId}?claim=${claim.id}`;
}

/** What waits for one person, by why it does: J and K move from claim to claim, Enter opens. */
export function WorkList({ items, reader }: { items: readonly WorkItem[]; reader: Pick<Reader, "now" | "zone"> }) {
  const list = useRef<HTMLDivElement>(null);
  const [shortcuts, setShortcuts] = useState(false);
  const move = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("a") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[at === -1 ? 0 : Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
  };
  usePressedKeys({ j: () => move(1), k: () => move(-1), "?": () => setShortcuts(true) });
  return (
    <div ref={list}>
      {groupWork(items).map((group) => (
        <section key={group.id} className="work-g" aria-labelledby={`work-${group.id}`}>
          <h2 id={`work-${group.id}`}>
            {group.label} <span className="dim num">{group.items.length}</span>
          </h2>
          <ol>
            {group.items.map((item) => (
              <WorkRow key={item.claim.id} item={item} reader={reader} />
            ))}
          </ol>
        </section>
      ))}
      {shortcuts && <Shortcuts close={() => setShortcuts(false)} />}
    </div>
  );
}

function WorkRow({ item, reader }: { item: WorkItem; reader: Pick<Reader, "now" | "zone"> }) {
  const { claim, articleTitle, group } = item;
  return (
    <li className="work-r">
      <span className="num work-n">{claim.number}</span>
      <div className="work-b">
        <Link className="work-w" href={hrefOf(item)} prefetch={false}>
          <span className="vh">Claim {claim.number}: </span>
          <span dir="auto">{claim.statement || claim.target.exact}</span>
        </Link>
        <span className="dim work-a" dir="auto">
          {articleTitle}
        </span>
      </div>
      <div className="work-s">
        <StatusWord status={claim.status} />
        {claim.stale !== null && group !== "read" && (
          <span className="flag">
            <Glyph name="stale" />
            Words changed
          </span>
        )}
        {claim.replies && group !== "replies" && (
          <span className={isLate(claim.replies, reader.now) ? "flag bad" : "flag plain"}>
            <Glyph name="wait" />
            {replyWords(claim.replies, reader.now, reader.zone)}
          </span>
        )}
        {claim.priority === "high" && <span className="flag">High priority</span>}
      </div>
      <Due item={item} reader={reader} />
    </li>
  );
}

/** When it is due; red only when that has passed. */
function Due({ item, reader: { now, zone } }: { item: WorkItem; reader: Pick<Reader, "now" | "zone"> }) {
  const due = workDue(item);
  if (due === null) return <span className="work-d dim">No date</span>;
  const what = item.group === "replies" ? "Reply" : "Due";
  return (
    <span className="work-d">
      {due < now && <span className="late">Late {sinceInWords(due, now)}</span>}
      <time dateTime={due} className={due < now ? "dim" : undefined}>
        {what} {momentInWords(due, now, zone)}
      </time>
    </span>
  );
}
