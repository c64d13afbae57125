"use client";
import { useEffect, useState } from "react";
import type { QueueItem } from "@/core/review-queue.ts";
import { send } from "../workspace/api.ts";

/** How many claims wait for this person to read, settle, decide or mend; nothing while it is not known. */
export function ReviewCount() {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    let stale = false;
    void send({ method: "GET", path: "/review" }).then((result) => {
      if (stale || result.outcome !== "ok") return;
      const { items } = result.value as { items: readonly QueueItem[] };
      setCount(items.filter(({ group }) => group !== "work").length);
    });
    return () => {
      stale = true;
    };
  }, []);
  return count === null || count === 0 ? null : <span className="num">{count}</span>;
}
