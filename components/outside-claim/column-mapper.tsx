"use client";
import { useState } from "react";
import type { OutsidePreview } from "@/core/outside-claims/preview.ts";
import { sheetFields, type SheetField } from "@/core/outside-claims/sheets.ts";

/** What each column of a sheet is, with some of its cells; the rows are read anew when it is applied. */
export function ColumnMapper({
  columns,
  busy,
  onApply,
}: {
  columns: NonNullable<OutsidePreview["sheet"]>["columns"];
  busy: boolean;
  onApply: (map: Record<string, SheetField | null>) => void;
}) {
  const read = Object.fromEntries(columns.map(({ name, field }) => [name, field]));
  const [map, setMap] = useState<Record<string, SheetField | null>>(read);
  const isChanged = columns.some(({ name, field }) => map[name] !== field);
  const hasWords = columns.some(({ field }) => field === "words" || field === "statement");
  const count = columns.filter(({ field }) => field !== null).length;
  return (
    <details className="outside-part" open={!hasWords || isChanged}>
      <summary>
        Columns: {count} of {columns.length} are read
      </summary>
      <div className="outside-map">
        {columns.map(({ name, samples }) => (
          <div key={name}>
            <label>
              <b dir="auto">{name}</b>
              <select
                className="field"
                value={map[name] ?? ""}
                onChange={(event) => setMap({ ...map, [name]: (event.target.value || null) as SheetField | null })}
              >
                <option value="">Left out</option>
                {sheetFields.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
            <p className="dim outside-samples" dir="auto">
              {samples.length > 0 ? samples.join(" · ") : "Empty"}
            </p>
          </div>
        ))}
      </div>
      {isChanged && (
        <p className="outside-apply">
          <button type="button" className="btn" aria-disabled={busy} onClick={() => busy || onApply(map)}>
            Read the rows with these columns
          </button>
        </p>
      )}
    </details>
  );
}
