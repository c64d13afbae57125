import { useEffect, useState } from "react";
import { send } from "../workspace/api.ts";
import { safeHref } from "@/core/links.ts";
import type { Source } from "@/core/sources.ts";

/** A rest in typing before the library is asked, in ms. */
const rest = 200;
const most = 8;

export interface Found {
  /** What was asked for. */
  asked: string;
  /** The source that has exactly this address. */
  same: Source | null;
  /** Sources that hold the words. */
  sources: readonly Source[];
}

const nothing: Found = { asked: "", same: null, sources: [] };

async function ask(text: string): Promise<Found> {
  const isAddress = safeHref(text) !== undefined;
  const query = `${isAddress ? "url" : "q"}=${encodeURIComponent(text)}&limit=${most}`;
  const result = await send({ method: "GET", path: `/sources?${query}` });
  // without a line the form still works: the server knows the address again when the evidence reaches it
  if (result.outcome !== "ok") return { ...nothing, asked: text };
  const { items } = result.value as { items: Source[] };
  return { asked: text, same: isAddress ? (items[0] ?? null) : null, sources: isAddress ? [] : items };
}

/** What the library holds for an address or for words, once typing rests. */
export function useSourceSearch(text: string): Found {
  const [found, setFound] = useState(nothing);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted.length < 2) return;
    let stale = false;
    const timer = setTimeout(() => {
      void ask(wanted).then((answer) => {
        if (!stale) setFound(answer);
      });
    }, rest);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [wanted]);
  return found.asked === wanted && wanted.length >= 2 ? found : nothing;
}
