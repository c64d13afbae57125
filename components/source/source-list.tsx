"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { sourceKinds, sourceName, type SourceSummary } from "@/core/sources.ts";
import { dateInWords } from "@/core/time-words.ts";
import { Glyph } from "../ui/glyph.tsx";
import { usePressedKeys } from "../ui/pressed-keys.ts";

const counted = (count: number, noun: string) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

const copiesInWords = (count: number) => (count === 1 ? "1 copy" : `${count.toLocaleString("en")} copies`);

/** Whether the source is an origin or has it from others. */
function Derives({ from }: { from: number }) {
  if (from === 0) return <span className="dim">–</span>;
  return (
    <span className="tag">
      <Glyph name="origin" />
      From {counted(from, "other")}
    </span>
  );
}

/** The sources of the library, the newest first, with their keys: J K move, Enter opens. */
export function SourceList({ sources, onAdd }: { sources: readonly SourceSummary[]; onAdd: () => void | false }) {
  const router = useRouter();
  const table = useRef<HTMLTableElement>(null);
  const [chosen, choose] = useState<string | null>(null);
  const current = sources.find(({ id }) => id === chosen) ?? sources[0];
  const focus = (source: SourceSummary | undefined) =>
    source && table.current?.querySelector<HTMLElement>(`[data-source="${source.id}"]`)?.focus();
  const move = (steps: number) => {
    const at = sources.findIndex(({ id }) => id === current?.id);
    focus(chosen === null ? current : (sources[at + steps] ?? current));
  };
  usePressedKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      if (!current || document.activeElement?.closest("a, button")) return false;
      router.push(`/sources/${current.id}`);
    },
    n: onAdd,
  });
  if (sources.length === 0) return null;
  return (
    <table className="tbl src-tbl" ref={table} aria-label="Sources">
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Kind</th>
          <th scope="col">Date</th>
          <th scope="col">Used in</th>
          <th scope="col">Copies</th>
          <th scope="col">Has it from</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => {
          const { id, kind, publisher, author, publishedAt, counts, visibility, url, title } = source;
          const about = [publisher, author, title.trim() ? url : ""].filter(Boolean);
          return (
            <tr
              key={id}
              className={source === current ? "cur" : undefined}
              aria-current={source === current ? "true" : undefined}
              onFocus={() => choose(id)}
            >
              <th scope="row">
                <Link className="ttl" href={`/sources/${id}`} dir="auto" data-source={id} prefetch={false}>
                  {sourceName(source)}
                </Link>
                <div className="meta">
                  {about.join(" · ")}
                  {visibility === "legal" && (
                    <span className="flag plain">
                      <Glyph name="eye-off" />
                      Legal only
                    </span>
                  )}
                </div>
              </th>
              <td>{sourceKinds.find((row) => row.id === kind)?.label}</td>
              <td className={publishedAt === null ? "nothing" : "num nowrap"}>
                {publishedAt === null ? <span className="dim">–</span> : dateInWords(publishedAt)}
              </td>
              <td className="num nowrap">
                {counts.claims === 0 ? <span className="dim">Not used</span> : counted(counts.claims, "claim")}
              </td>
              <td className="num nowrap">
                {counts.snapshots === 0 ? <span className="dim">No copy</span> : copiesInWords(counts.snapshots)}
              </td>
              <td className={counts.derivesFrom === 0 ? "nothing" : undefined}>
                <Derives from={counts.derivesFrom} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
