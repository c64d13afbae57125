"use client";
import { useId } from "react";
import { fieldName, isProse, valueInWords, type Names } from "../claim/history-words.ts";
import { WordDiff } from "../claim/word-diff.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { canKeepBoth, firstTake, type ConflictRow, type Take } from "./conflict-rows.ts";

interface ConflictLineProps {
  row: ConflictRow;
  take: Take | undefined;
  names: Names;
  onTake: (take: Take) => void;
}

const settledWords = { same: "the same in both", "mine-only": "only you changed this; it goes along" } as const;

/** One field of a conflict: the other's text on the left, one's own on the right; arrow keys choose. */
export function ConflictLine({ row, take: chosen, names, onTake }: ConflictLineProps) {
  const name = useId();
  const label = fieldName(row.field);
  if (row.how !== "crossed") {
    return (
      <tr>
        <th scope="row">{label}</th>
        <td colSpan={2}>
          <Glyph name="check" /> {valueInWords(row.field, row.mine, names)}{" "}
          <span className="dim">{settledWords[row.how]}</span>
        </td>
      </tr>
    );
  }
  const take = chosen ?? firstTake(row);
  const radio = (value: Take, words: string) => (
    <label className="radio">
      <input type="radio" name={name} checked={take === value} onChange={() => onTake(value)} />
      {words}
    </label>
  );
  const taken = (value: Take) => (take === value || take === "both" ? "take" : undefined);
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className={taken("theirs")}>
        <Value row={row} value={row.theirs} names={names} />
        {radio("theirs", "Take the other’s")}
      </td>
      <td className={taken("mine")}>
        <Value row={row} value={row.mine} names={names} />
        {radio("mine", "Take yours")}
        {canKeepBoth(row) && radio("both", "Keep both, the other’s first")}
        {isProse(row.field) && (
          <button
            type="button"
            className="btn sm"
            onClick={() => void navigator.clipboard.writeText(valueInWords(row.field, row.mine, names))}
          >
            Copy yours
          </button>
        )}
      </td>
    </tr>
  );
}

function Value({ row, value, names }: { row: ConflictRow; value: unknown; names: Names }) {
  const text = valueInWords(row.field, value, names);
  if (text === "") return <p className="dim">empty</p>;
  if (!isProse(row.field)) return <p className="chosen">{text}</p>;
  const base = valueInWords(row.field, row.base, names);
  return <p dir="auto">{base === "" ? text : <WordDiff before={base} after={text} />}</p>;
}
