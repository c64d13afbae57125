"use client";
import type { ClaimOrigins } from "@/core/derivations.ts";
import { originWords } from "@/core/origins.ts";
import { settles, type Policy } from "@/core/policy.ts";
import type { VerdictId } from "@/core/verdicts.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { OriginsGraph } from "./origins-graph.tsx";

/** Why the origins are too few to rest on, in words; nothing when they are not. */
export function tooFewOrigins(
  { sources, origins }: Pick<ClaimOrigins, "sources" | "origins">,
  verdict: VerdictId | null,
  policy: Policy,
): string | undefined {
  if (sources === 0 || origins >= 2) return undefined;
  const one = sources > 1 ? "All of these have it from one place." : "This is one source.";
  if (policy.minOrigins > 1)
    return `${one} This desk asks for two origins before a claim is called supported or refuted.`;
  if (verdict !== null && settles(verdict)) return `${one} Look for another origin, or say so in the justification.`;
  return undefined;
}

/** «4 sources · 1 origin»: opens who has it from whom. It warns when a verdict rests on too few origins. */
export function OriginsBadge({
  origins,
  verdict,
  policy,
}: {
  origins: ClaimOrigins;
  /** The verdict that stands or is in the making. */
  verdict: VerdictId | null;
  policy: Policy;
}) {
  if (origins.sources === 0) return null;
  const why = tooFewOrigins(origins, verdict, policy);
  const words = originWords(origins);
  return (
    <Dialog
      title={words}
      trigger={
        <button type="button" className={why ? "origins warn" : "origins"}>
          <Glyph name={why ? "warn" : "origin"} />
          {words}
          {why && <span className="vh">. Too few origins</span>}
        </button>
      }
    >
      {why && (
        <p className="origins-why">
          <Glyph name="warn" />
          {why}
        </p>
      )}
      <OriginsGraph origins={origins} />
    </Dialog>
  );
}
