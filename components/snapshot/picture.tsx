"use client";
import { useEffect, useState } from "react";
import type { SnapshotSummary } from "@/core/snapshots.ts";

/** A picture that was kept, shown from its bytes: nothing is loaded from outside. */
export function Picture({ copy }: { copy: SnapshotSummary }) {
  const [shown, setShown] = useState<{ url: string } | { problem: string } | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    let url = "";
    const read = async () => {
      const response = await fetch(`/api/v1/snapshots/${copy.id}/content`, { signal: ended.signal });
      if (!response.ok) return setShown({ problem: "The picture could not be read. Try again in a moment." });
      // the type comes from the list, never from the bytes: what is no picture is not drawn
      url = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: copy.mediaType }));
      setShown({ url });
    };
    read().catch((error: unknown) => {
      if (ended.signal.aborted) return;
      if (error instanceof TypeError) return setShown({ problem: "No line: the picture comes when the line is back." });
      throw error;
    });
    return () => {
      ended.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [copy.id, copy.mediaType]);
  if (shown === null) return <p className="beside-note slow">Loading the picture…</p>;
  if ("problem" in shown) return <p className="beside-note">{shown.problem}</p>;
  // oxlint-disable-next-line next/no-img-element -- a blob of this page: there is nothing to optimise
  return <img className="rd-picture" src={shown.url} alt={copy.fileName || `Picture, copy ${copy.number}`} />;
}
