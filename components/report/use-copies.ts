"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Event } from "@/core/events.ts";
import type { ReportCopies } from "@/core/report/choices.ts";
import { callApi } from "../article/article-api.ts";
import { followLive } from "../workspace/live.ts";

/** The copies as they were when they were last looked at. */
export interface CopiesNow {
  copies: ReportCopies;
  /** How often they were made anew; a preview of another number is out of date. */
  made: number;
  /** Something happened to the article since. */
  changed: boolean;
  /** Counts what was heard of since, but for talk: what was published, and what of the article changed. */
  heard: { published: number; any: number };
  /** Why they could not be made anew; "" when they could. */
  trouble: string;
  refresh: () => Promise<void>;
}

/** What is known of the copies and of the article since. */
interface Known {
  copies: ReportCopies;
  made: number;
  /** The newest event that was heard of, and the newest that may change a copy. */
  heardOf: number;
  changedBy: number;
  heard: CopiesNow["heard"];
  trouble: string;
}

/** What is known at first. */
export const atFirst = (copies: ReportCopies): Known => ({
  copies,
  made: 0,
  heardOf: copies.seq,
  changedBy: copies.seq,
  heard: { published: 0, any: 0 },
  trouble: "",
});

/** With news of the article; what was asked for may come behind what was told. */
export function withNews(known: Known, { seq, type }: Pick<Event, "seq" | "type">): Known {
  if (seq <= known.copies.seq) return known;
  const heardOf = Math.max(known.heardOf, seq);
  // what is said in the talk, and what was published, is in no copy
  if (/^(comment|notification)\./u.test(type)) return { ...known, heardOf };
  const { published, any } = known.heard;
  const isPublication = type.startsWith("publication.");
  const heard = { published: published + (isPublication ? 1 : 0), any: any + 1 };
  return { ...known, heardOf, changedBy: isPublication ? known.changedBy : Math.max(known.changedBy, seq), heard };
}

/** With copies made anew; those that were asked for before the ones shown come too late. */
export function withCopies(known: Known, copies: ReportCopies): Known {
  if (copies.seq < known.copies.seq) return known;
  return { ...known, copies, made: known.made + 1, heardOf: Math.max(known.heardOf, copies.seq), trouble: "" };
}

/** Whether something happened that the copies do not tell of, as also while they were being made. */
export const isOutdated = ({ changedBy, copies }: Known): boolean => changedBy > copies.seq;

/** The copies of an article's report; hears of changes as they happen, and makes them anew when asked to. */
export function useCopies(articleId: string, personId: string, first: ReportCopies): CopiesNow {
  const [known, setKnown] = useState(() => atFirst(first));
  const after = useRef(first.seq);
  useEffect(() => {
    after.current = known.heardOf;
  }, [known.heardOf]);
  useEffect(() => {
    const take = (event: Event) => setKnown((before) => withNews(before, event));
    // the browser's line may have been open for another page: what it told before this one came is asked for
    const ask = async () => {
      const path = `/events?articleId=${articleId}&after=${after.current}`;
      const { value } = await callApi<{ items: readonly Event[] }>(path, { method: "GET" });
      for (const event of value?.items ?? []) take(event);
    };
    const line = followLive({ articleId, personId, after: () => after.current }, (word) => {
      if (word.kind === "open") void ask();
      if (word.kind === "event") take(word.event);
    });
    return () => line.close();
  }, [articleId, personId]);
  const refresh = useCallback(async () => {
    const { value, refused } = await callApi<ReportCopies>(`/articles/${articleId}/report`, { method: "GET" });
    setKnown((before) => (refused ? { ...before, trouble: refused.message } : withCopies(before, value)));
  }, [articleId]);
  const { copies, made, heard, trouble } = known;
  return { copies, made, heard, trouble, changed: isOutdated(known), refresh };
}
