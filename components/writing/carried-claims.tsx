"use client";
import type { RevisionPreview } from "@/core/revisions.ts";
import { WordDiff } from "../claim/word-diff.tsx";

const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** What a new version does to the claims: how many stay, which change, and which wait for somebody to place them. */
export function CarriedClaims({ preview, waiting }: { preview: RevisionPreview | null; waiting: boolean }) {
  if (!preview) return waiting ? <p className="mid">Looking what happens to the claims…</p> : null;
  const { exact, shifted, edited, split, uncertain, orphaned } = preview.carried;
  const unsure = split + uncertain + orphaned;
  const lines = [
    exact + shifted > 0 && `${counted(exact + shifted, "place stands", "places stand")} in the same words`,
    edited > 0 && `${counted(edited, "has", "have")} changed words`,
    unsure > 0 && `${counted(unsure, "waits", "wait")} for you to say where it stands now`,
  ].filter(Boolean);
  return (
    <section className="carried" aria-label="What happens to the claims">
      <p>{lines.length === 0 ? "There are no claims in this text yet." : `Claims: ${lines.join(", ")}.`}</p>
      <ul>
        {preview.claims.map(({ claimId, number, before, after, stale }) => (
          <li key={claimId}>
            <b>Claim {number}</b>{" "}
            {after === "" ? (
              <span className="mid">waits; its words were «{before}»</span>
            ) : (
              <WordDiff before={before} after={after} />
            )}
            {stale.length > 0 && <span className="flag stale">Verdict to be confirmed</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
