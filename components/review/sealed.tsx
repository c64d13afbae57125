"use client";
import { Glyph } from "../ui/glyph.tsx";
import { useWorkspace } from "../workspace/context.tsx";
import type { ClaimView } from "@/core/claims.ts";
import "./review.css";

/** In the place of the first verdict, for who has to read the claim without it. */
export function Sealed({ claim }: { claim: ClaimView }) {
  const { people, me } = useWorkspace();
  const checker = claim.assignee === me.id ? undefined : people.find(({ id }) => id === claim.assignee)?.name;
  return (
    <div className="sealed">
      <Glyph name="eye-off" className="icon" />
      <b>Sealed until you answer</b>
      <span>
        {checker ? `${checker} checks this claim. ` : ""}What others say of the verdict is shown after you gave yours.
      </span>
    </div>
  );
}
