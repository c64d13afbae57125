import type { Source } from "@/core/sources.ts";
import type { ActRunners } from "./acts.ts";

/** What stands over the text, beside the open claim: a source's copies, or the wordings of a quote. */
export type Beside =
  | {
      view: "copies";
      claimId: string;
      source: Source;
      /** The copy to show; null: the newest with words in it. */
      snapshotId: string | null;
      /** The evidence whose passage is looked at. */
      evidenceId: string | null;
      /** The text of a copy, the form for one more, or what changed between the lock's copy and a later one. */
      part: "text" | "add" | "changes";
    }
  | { view: "quotes"; claimId: string };

export interface BesideStore {
  get: () => Beside | null;
  subscribe: (listener: () => void) => () => void;
  /** Opens it, or goes on to something else in it. What has the focus gets it back in the end. */
  open: (next: Beside) => void;
  /** Closes it. `focus: "leave"` where the focus is wanted elsewhere. */
  close: (focus?: "return" | "leave") => void;
  /** What can be done by key in what stands there now; returns how to take it back. */
  offer: (runners: ActRunners) => () => void;
  offered: () => ActRunners;
}

/** Nothing can be done by key. */
export const noRunners: ActRunners = {};

/** What stands beside the open claim, for as long as the page is open. */
export function makeBeside(): BesideStore {
  let shown: Beside | null = null;
  let from: Element | null = null;
  let runners = noRunners;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const put = (next: Beside | null) => {
    shown = next;
    tell();
  };
  return {
    get: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: (next) => {
      if (shown === null) from = document.activeElement;
      put(next);
    },
    close: (focus = "return") => {
      put(null);
      if (focus === "leave") return;
      const back = from?.isConnected ? from : document.getElementById("claim-heading");
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    },
    offer: (next) => {
      runners = next;
      tell();
      return () => {
        if (runners !== next) return;
        runners = noRunners;
        tell();
      };
    },
    offered: () => runners,
  };
}
