"use client";
import type { ClaimView } from "@/core/claims.ts";
import type { Decision } from "@/core/decisions.ts";
import { withdrawalOf } from "@/core/withdrawn.ts";
import { Glyph } from "../ui/glyph.tsx";
import { momentInWords } from "../ui/moments.ts";
import { useShown } from "../workspace/context.tsx";

const none: readonly Decision[] = [];

/** Of a void claim: when and why its published check was withdrawn. */
export function VoidLine({ claim }: { claim: ClaimView }) {
  const decisions = useShown((state) => state.reviews.get(claim.id)?.decisions) ?? none;
  const withdrawn = withdrawalOf(claim, decisions);
  if (!withdrawn) return null;
  return (
    <p className="void-line">
      <Glyph name="void" />
      <span>
        <b>Its published check was withdrawn</b> {momentInWords(Date.parse(withdrawn.at))}
        {withdrawn.reason !== "" && (
          <>
            : <span dir="auto">{withdrawn.reason}</span>
          </>
        )}
      </span>
    </p>
  );
}
