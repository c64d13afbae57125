import { useSyncExternalStore } from "react";
import type { ActRunners } from "./acts.ts";
import { noRunners, type Beside } from "./beside.ts";
import { useWorkspace } from "./context.tsx";

/** What stands beside the open claim now. */
export function useBeside(): Beside | null {
  const { beside } = useWorkspace();
  return useSyncExternalStore(beside.subscribe, beside.get, () => null);
}

/** What can be done by key in what stands beside the open claim. */
export function useOffered(): ActRunners {
  const { beside } = useWorkspace();
  return useSyncExternalStore(beside.subscribe, beside.offered, () => noRunners);
}
