import { emptyOutbox, type OutboxState } from "./outbox.ts";

/**
 * Keeps what is not yet at the server in this browser, a slot per open page, so that two tabs never write over each
 * other. A page that ends, or has not been heard of for a while, leaves its slot to the next one that opens the article.
 */
export interface Keeper {
  /** False when the browser keeps nothing (full, or forbidden): the page says so. */
  keep: (state: OutboxState) => boolean;
  /** What other pages left behind, taken over: it is the caller's from now on. */
  adopt: () => OutboxState[];
  release: () => void;
  claim: () => void;
}

interface Slot {
  state: Pick<OutboxState, "entries" | "conflicts" | "failures">;
  /** When its page was last heard of, in ms UTC; 0 when it has ended. */
  alive: number;
}

/** After this silence a page counts as ended, in ms. */
const silence = 10_000;

/** The slots of one person and article in `storage`; `now` in ms UTC. */
export function makeKeeper(
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">,
  owner: { personId: string; articleId: string; pageId: string },
  now: () => number,
): Keeper {
  const prefix = `claimcheck.outbox.${owner.personId}.${owner.articleId}.`;
  const own = prefix + owner.pageId;
  let last: Slot["state"] = emptyOutbox;

  function write(alive: number): boolean {
    const { entries, conflicts, failures } = last;
    try {
      if (entries.length + conflicts.length + failures.length === 0) storage.removeItem(own);
      else storage.setItem(own, JSON.stringify({ state: { entries, conflicts, failures }, alive } satisfies Slot));
      return true;
    } catch (error) {
      if (error instanceof DOMException) return false;
      throw error;
    }
  }

  function adopt(): OutboxState[] {
    const names = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? "");
    const left: OutboxState[] = [];
    for (const name of names.filter((each) => each.startsWith(prefix) && each !== own)) {
      const slot = JSON.parse(storage.getItem(name) ?? "null") as Slot | null;
      if (!slot || now() - slot.alive < silence) continue;
      storage.removeItem(name);
      left.push({ ...emptyOutbox, ...slot.state });
    }
    return left;
  }

  return {
    keep: (state) => {
      last = state;
      return write(now());
    },
    adopt,
    release: () => void write(0),
    claim: () => void write(now()),
  };
}
