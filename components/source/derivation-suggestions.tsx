"use client";
import { useEffect, useState } from "react";
import type { DerivationSuggestion } from "@/core/derivations.ts";
import { sourceName } from "@/core/sources.ts";
import { callApi } from "../article/article-api.ts";

/** How a suggestion is known, as a note to begin with. */
export function groundsOf({ shared, names }: DerivationSuggestion): string {
  const grounds = [names && `It names it: «${names}»`, shared[0] && `Both hold: «${shared[0]}»`];
  return grounds.filter(Boolean).join("\n");
}

/** Sources that this one may have it from, as the machine finds them by shared words. Nothing is kept until it is added. */
export function Suggestions({
  sourceId,
  onChoose,
}: {
  sourceId: string;
  onChoose: (suggestion: DerivationSuggestion) => void;
}) {
  const [items, setItems] = useState<readonly DerivationSuggestion[]>([]);
  useEffect(() => {
    let stale = false;
    const path = `/sources/${sourceId}/derivation-suggestions`;
    void callApi<{ items: DerivationSuggestion[] }>(path, {}).then(({ value }) => {
      if (!stale && value) setItems(value.items);
    });
    return () => {
      stale = true;
    };
  }, [sourceId]);
  if (items.length === 0) return null;
  return (
    <div className="suggested">
      <h3>Suggested by rule: shared words</h3>
      <ul>
        {items.map((item) => (
          <li key={item.origin.id} className="deriv">
            <div className="grow">
              <b dir="auto">{sourceName(item.origin)}</b>
              {item.names !== "" && <p className="mid">Names it: «{item.names}»</p>}
              {item.shared.map((words) => (
                <p key={words} className="serif" dir="auto">
                  «{words}»
                </p>
              ))}
            </div>
            <button
              type="button"
              className="btn sm"
              onClick={() => onChoose(item)}
              aria-label={`Add: ${sourceName(item.origin)}`}
            >
              Add…
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
