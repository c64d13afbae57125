"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ReportCopies } from "@/core/report-choices.ts";
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

/** The copies of an article's report; hears of changes as they happen, and makes them anew when asked to. */
export function useCopies(articleId: string, personId: string, first: ReportCopies): CopiesNow {
  const [now, setNow] = useState({ copies: first, made: 0, changed: false, trouble: "" });
  const [heard, setHeard] = useState({ published: 0, any: 0 });
  const seq = useRef(first.seq);
  useEffect(() => {
    const line = followLive({ articleId, personId, after: () => seq.current }, (word) => {
      if (word.kind !== "event" || word.event.seq <= seq.current) return;
      // what is said in the talk, and what was published, is in no copy
      const isPublication = word.event.type.startsWith("publication.");
      if (/^(comment|notification)\./u.test(word.event.type)) return;
      setHeard(({ published, any }) => ({ published: published + (isPublication ? 1 : 0), any: any + 1 }));
      if (!isPublication) setNow((before) => ({ ...before, changed: true }));
    });
    return () => line.close();
  }, [articleId, personId]);
  const refresh = useCallback(async () => {
    const { value, refused } = await callApi<ReportCopies>(`/articles/${articleId}/report`, { method: "GET" });
    if (refused) return setNow((before) => ({ ...before, trouble: refused.message }));
    seq.current = value.seq;
    setNow(({ made }) => ({ copies: value, made: made + 1, changed: false, trouble: "" }));
  }, [articleId]);
  return { ...now, heard, refresh };
}
