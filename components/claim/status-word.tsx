import { Glyph, type GlyphName } from "../ui/glyph.tsx";
import { statusLabel } from "@/core/claim-labels.ts";
import type { ClaimStatus } from "@/core/claims.ts";

/** The signs of what came of a proposal. Before it a claim has none: its verdict's sign says enough. */
const statusSigns: Partial<Record<ClaimStatus, GlyphName>> = {
  agreed: "check",
  disputed: "warn",
  returned: "left",
  approved: "lock",
  corrected: "corrected",
  updated: "updated",
  void: "void",
};

/** A claim's state as a word, with its sign. */
export function StatusWord({ status }: { status: ClaimStatus }) {
  const sign = statusSigns[status];
  return (
    <span className={`status-word s-${status}`}>
      {sign && <Glyph name={sign} />}
      {statusLabel(status)}
    </span>
  );
}
