"use client";
import { useEffect, useState } from "react";
import { callApi } from "../article/article-api.ts";

/** How many claims are this person's to work on; nothing while it is not known. */
export function WorkCount() {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    let stale = false;
    void callApi<{ items: readonly unknown[] }>("/me/work", {}).then(({ value }) => {
      if (!stale && value) setCount(value.items.length);
    });
    return () => {
      stale = true;
    };
  }, []);
  return <span>{count === null ? "" : count.toLocaleString("en")}</span>;
}
