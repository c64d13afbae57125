"use client";
import { Glyph } from "../ui/glyph.tsx";
import { momentInWords } from "../ui/moments.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { dateInWords } from "@/core/time-words.ts";
import { verdictById } from "@/core/verdicts.ts";
import type { OpinionInWork } from "./use-opinion.ts";

/** The verdicts given before, newest first: who, when, which, and why. Folded. */
export function EarlierOpinions({ opinion }: { opinion: OpinionInWork }) {
  const { people, me } = useWorkspace();
  const { opinions, standing, begun } = opinion;
  const shown = opinions.filter((each) => begun || each.id !== standing?.id).toReversed();
  if (shown.length === 0) return null;
  const nameOf = (id: string | null) =>
    id === me.id ? "You" : (people.find((person) => person.id === id)?.name ?? "Somebody who is not here");
  return (
    <details className="sec fold">
      <summary>
        <h3>Verdicts given</h3> <span className="dim">{shown.length}</span>
      </summary>
      <ol className="given">
        {shown.map((each) => (
          <li key={each.id} className={`v-${each.verdict}`}>
            <span className="vd">
              <Glyph name={each.verdict} />
              {verdictById(each.verdict).label}
            </span>{" "}
            <span className="dim">
              {nameOf(each.createdBy)}
              {each.createdAt && `, ${momentInWords(Date.parse(each.createdAt))}`}
            </span>
            <p className="serif" dir="auto">
              {each.justification}
            </p>
            {each.wouldChange !== "" && (
              <p className="mid" dir="auto">
                <span className="lbl">Would change it</span> {each.wouldChange}
              </p>
            )}
            {each.asOf !== null && <p className="mid">Holds as of {dateInWords(each.asOf)}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
