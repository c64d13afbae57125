"use client";
import type { OutsidePreviewRow } from "@/core/outside-claims/preview.ts";
import { verdicts, type VerdictId } from "@/core/verdicts.ts";

/** Ours for one of theirs: what somebody chose, else what is proposed. */
export function oursFor(
  { name, proposed }: { name: string; proposed: VerdictId | null },
  chosen: Readonly<Record<string, VerdictId | null>>,
): VerdictId | null {
  return Object.hasOwn(chosen, name) ? chosen[name]! : proposed;
}

/** Which of our verdicts each of theirs becomes in a draft: proposed, and to be changed. */
export function VerdictMapper({
  rows,
  chosen,
  onChange,
}: {
  rows: readonly OutsidePreviewRow[];
  chosen: Readonly<Record<string, VerdictId | null>>;
  onChange: (verdicts: Record<string, VerdictId | null>) => void;
}) {
  const counts = new Map<string, { count: number; proposed: VerdictId | null }>();
  for (const { verdict, status } of rows) {
    // what repeats a claim comes in with its words alone
    if (!verdict || status === "repeated" || status === "refused") continue;
    const { count } = counts.get(verdict.name) ?? { count: 0 };
    counts.set(verdict.name, { count: count + 1, proposed: verdict.proposed });
  }
  if (counts.size === 0) return null;
  const open = [...counts].filter(([name, { proposed }]) => oursFor({ name, proposed }, chosen) === null).length;
  return (
    <details className="outside-part" open={open > 0}>
      <summary>
        Verdicts: {counts.size} of theirs{open > 0 && `, ${open} with none of ours`}
      </summary>
      <p className="mid">
        Each becomes a draft with the one of ours that you set here, and says in its justification what it was there.
      </p>
      <div className="outside-map">
        {[...counts].slice(0, 100).map(([name, { count, proposed }]) => (
          <label key={name}>
            <b dir="auto">«{name}»</b> <span className="dim num">{count === 1 ? "1 row" : `${count} rows`}</span>
            <select
              className="field"
              value={oursFor({ name, proposed }, chosen) ?? ""}
              onChange={(event) => onChange({ ...chosen, [name]: (event.target.value || null) as VerdictId | null })}
            >
              <option value="">None: only its words</option>
              {verdicts.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </details>
  );
}
