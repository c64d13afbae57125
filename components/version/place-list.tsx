import type { VerdictSummary } from "@/core/claims.ts";
import { shortVerdictLabel, signOf } from "@/core/claim-labels.ts";
import type { WaitingTarget } from "@/core/revisions.ts";
import { Glyph } from "../ui/glyph.tsx";
import { left } from "./queue-state.ts";
import type { Placing } from "./use-placing.ts";

const whyShort = { split: "its words were parted", uncertain: "in doubt", orphaned: "its words are gone" } as const;

/** Why a place waits, in a few words. */
export function whyWaits({ state }: WaitingTarget): string {
  return state in whyShort ? whyShort[state as keyof typeof whyShort] : "waits";
}

/** What waits, and what was decided here, in text order. */
export function PlaceList({
  placing,
  verdicts,
}: {
  placing: Placing;
  verdicts: Readonly<Record<string, VerdictSummary>>;
}) {
  const { state, open } = placing;
  const waits = left(state);
  return (
    <aside className="plc-list scroll" aria-label="Claims that wait for their place">
      <h1>
        Where do they stand now?{" "}
        <span className="mid">
          {state.items.length - waits} of {state.items.length} decided
        </span>
      </h1>
      <ul>
        {state.items.map((item) => {
          const decided = state.decided.get(item.targetId);
          const sign = signOf(verdicts[item.claimId] ?? null);
          return (
            <li key={item.targetId}>
              <button
                type="button"
                className="plc-i"
                aria-current={item.targetId === state.at ? "true" : undefined}
                onClick={() => open(item.targetId)}
              >
                <span className="n">{item.number}</span>
                <span className="w" dir="auto">
                  {item.statement || item.last.exact}
                </span>
                <span className={`vd v-${sign}`}>
                  <Glyph name={sign} />
                  <span className="vh">{shortVerdictLabel(verdicts[item.claimId] ?? null)}</span>
                </span>
                <span className="x">
                  {decided ? (
                    <>
                      <Glyph name="check" /> {decided.how}
                    </>
                  ) : (
                    whyWaits(item)
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </aside>
  );
}
