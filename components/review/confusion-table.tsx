import { useId } from "react";
import type { Confusion } from "@/core/agreement.ts";
import { verdictById, type VerdictId } from "@/core/verdicts.ts";
import { Glyph } from "../ui/glyph.tsx";

/** How dark a field is, 0 to 4: its share of the fullest one. The number stands in it besides. */
function shade(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(1, Math.ceil((4 * count) / most));
}

/** First verdicts in rows, second ones in columns; where both said the same stands on the diagonal, framed. */
export function ConfusionTable({ confusion }: { confusion: Confusion<VerdictId> }) {
  const about = useId();
  const { categories, counts } = confusion;
  const most = Math.max(1, ...counts.flat());
  const sum = (row: readonly number[]) => row.reduce((total, count) => total + count, 0);
  const columns = categories.map((_, j) => sum(counts.map((row) => row[j] ?? 0)));
  return (
    <>
      <p className="agree-cap" id={about}>
        How often each first verdict met each second one. In the framed fields both said the same; the stronger the
        colour of a field, the more readings are in it.
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways on a narrow page */}
      <section className="agree-scroll scroll" aria-label="Table of verdicts" tabIndex={0}>
        <table className="agree-table" aria-describedby={about}>
          <thead>
            <tr>
              <th rowSpan={2} scope="col">
                First reader
              </th>
              <th colSpan={categories.length} scope="colgroup">
                Second reader
              </th>
              <th rowSpan={2} scope="col">
                All
              </th>
            </tr>
            <tr>
              {categories.map((id) => (
                <th key={id} scope="col">
                  <Glyph name={id} />
                  <span className="agree-v">{verdictById(id).short}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {categories.map((first, i) => (
              <tr key={first}>
                <th scope="row">
                  <Glyph name={first} /> {verdictById(first).short}
                </th>
                {categories.map((second, j) => {
                  const count = counts[i]?.[j] ?? 0;
                  const same = first === second ? " same" : "";
                  return (
                    <td key={second} className={`num heat-${shade(count, most)}${same}`}>
                      {count === 0 ? <span className="dim">0</span> : count}
                      {same !== "" && <span className="vh"> the same</span>}
                    </td>
                  );
                })}
                <td className="num all">{sum(counts[i] ?? [])}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All</th>
              {columns.map((count, j) => (
                <td key={categories[j]} className="num all">
                  {count}
                </td>
              ))}
              <td className="num all">{sum(columns)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </>
  );
}
