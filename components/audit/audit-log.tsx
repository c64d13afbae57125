"use client";
import Link from "next/link";
import type { Event } from "@/core/events.ts";
import { momentInWords } from "@/core/zones.ts";
import { ChangedField } from "../claim/history-line.tsx";
import { linesOf, type Names } from "../claim/history-words.ts";
import { auditActInWords } from "./audit-words.ts";

/** What the events are told with. */
export interface AuditNames {
  people: readonly { id: string; name: string }[];
  articles: readonly { id: string; title: string }[];
  claims: Readonly<Record<string, number>>;
}

/** Events of the log, each in words, with what it changed and the way to its claim. */
export function AuditLog({
  items,
  known,
  now,
  zone,
}: {
  items: readonly Event[];
  known: AuditNames;
  now: string;
  zone: string;
}) {
  const people = new Map(known.people.map(({ id, name }) => [id, name]));
  const titles = new Map(known.articles.map(({ id, title }) => [id, title]));
  const names: Names = {
    person: (id) => people.get(id) ?? "somebody",
    evidence: () => "evidence",
    contact: () => "somebody",
    moment: (time) => momentInWords(time, now, zone),
  };
  return (
    <ol className="audit-log" aria-label="Events, the newest first">
      {items.map((event) => (
        <li key={event.id}>
          <span className="num audit-seq">{event.seq}</span>
          <time dateTime={event.at} className="num audit-at">
            {momentInWords(event.at, now, zone)}
          </time>
          <div className="audit-what">
            <p>
              <b>{event.actorId === null ? "Claimcheck" : names.person(event.actorId)}</b>{" "}
              {auditActInWords(event, names)}
              {event.visibility === "legal" && <span className="flag plain">For legal only</span>}
            </p>
            <Place event={event} title={titles.get(event.articleId ?? "")} number={known.claims[event.claimId ?? ""]} />
            {linesOf(event).map((line) => (
              <ChangedField key={line.field} line={line} names={names} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Where it happened: the article, and the claim in it. */
function Place({ event, title, number }: { event: Event; title: string | undefined; number: number | undefined }) {
  if (event.articleId === null || title === undefined) return null;
  const article = `/articles/${event.articleId}`;
  return (
    <p className="audit-place">
      {number !== undefined && (
        <>
          <Link href={`${article}?claim=${event.claimId}`} prefetch={false}>
            Claim {number}
          </Link>
          {" in "}
        </>
      )}
      <Link href={article} prefetch={false}>
        {title}
      </Link>
    </p>
  );
}
