import { useEffect } from "react";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import type { ClaimView } from "@/core/claims.ts";

/** Reads what a claim's card shows: when it opens, when a claim just marked has reached the server, when the line is back. */
export function useClaimParts({ id, version }: ClaimView): void {
  const { store } = useWorkspace();
  const line = useShown((state) => state.outbox.line);
  const saved = version > 0;
  useEffect(() => {
    if (saved && line === "online") void store.openClaim(id);
  }, [store, id, saved, line]);
}
