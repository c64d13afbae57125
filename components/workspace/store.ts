import { coverageOf, type Coverage } from "@/core/coverage.ts";
import type { Presence } from "@/core/presence.ts";
import { send } from "./api.ts";
import { makeReader } from "./reading.ts";
import type { Change, VersionOf } from "./changes.ts";
import { afterAnswer, afterRefusal } from "./answers.ts";
import { hearWindow, makeFollower } from "./following.ts";
import { makeKeeper } from "./keeping.ts";
import {
  added,
  collided,
  crossedFields,
  emptyOutbox,
  isEdit,
  requestFor,
  settled,
  typingPause,
  type Conflict,
  type Entry,
  type Failure,
  type OutboxState,
  type Surroundings,
} from "./outbox.ts";
import { emptyGround, type After, type Ground } from "./ground.ts";
import { onPresentText } from "./present-text.ts";
import { coveringClaims, isKnown, overlaid } from "./overlay.ts";
import { revealsTalk } from "./talk-overlay.ts";
import { baseOf, isOvertaken, thingOf, unreadClaim, versionIn } from "./things.ts";

/** What the page shows: the ground with all changes on their way laid over it. */
export interface WorkspaceState extends Ground {
  coverage: Coverage;
  outbox: OutboxState;
  /** False until the text, its sentences and the claims have come. */
  loaded: boolean;
  /** The browser keeps no drafts: full, or forbidden. */
  unkept: boolean;
  /** Who else is on the article, and at which claim. */
  here: readonly Presence[];
}

export interface WorkspaceStore {
  getState: () => WorkspaceState;
  subscribe: (listener: () => void) => () => void;
  /** Makes a change: shown at once, kept in the browser, sent in order. `now` sends without waiting for a pause. */
  change: (change: Change, when?: "pause" | "now") => void;
  /** Sends what rests in the pause of typing (leaving a field). */
  flush: () => void;
  /** Reads what a claim's card shows: draft, evidence, opinions, contacts, notes. */
  openClaim: (claimId: string) => Promise<void>;
  /** Shows the newest version; false when it could not be read now. What is on its way stays. */
  goToNewest: () => Promise<boolean>;
  /** Ends a conflict with these fields on top of what the server has; empty fields take the server's. */
  resolve: (conflict: Conflict, fields: Readonly<Record<string, unknown>>) => void;
  retry: (failure: Failure) => void;
  dismiss: (failure: Failure) => void;
  /** Tries the line again now: after signing in, or when the browser says it is back. */
  resume: () => void;
  start: () => () => void;
}

export interface WorkspaceSetting {
  articleId: string;
  personId: string;
  /** How much was accounted for as the page was made. */
  accounted: number;
  total: number;
  /** The last event the page knows of. */
  seq: number;
}

/** How often the page says that it still holds its drafts, and takes over those of pages that are gone, in ms. */
const heartbeatPause = 5000;
const retryPauses = [1000, 2000, 5000, 10_000];

/** Makes the store of one open article. It touches the browser only after start(). */
export function makeWorkspace(setting: WorkspaceSetting): WorkspaceStore {
  const { articleId } = setting;
  let ground: Ground = emptyGround(articleId);
  let sentOn: Ground | null = ground;
  let outbox: OutboxState = emptyOutbox;
  let loaded = false;
  let unkept = false;
  let unfollow: (() => void) | undefined;
  let here: readonly Presence[] = [];
  let attempts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let keeper: ReturnType<typeof makeKeeper> | undefined;
  const listeners = new Set<() => void>();
  const now = () => Date.now();

  function compute(before?: WorkspaceState): WorkspaceState {
    // what was refused stays in its field, too: there it is mended
    const refused = outbox.failures.map(({ entry }) => entry).filter(isEdit);
    const waiting = [...refused, ...outbox.entries, ...outbox.conflicts.map(({ entry }) => entry)];
    const shown = waiting.reduce((sum, entry) => overlaid(sum, entry.change), ground);
    const same = before?.loaded === loaded && before.claims === shown.claims && before.marks === shown.marks;
    const coverage = same
      ? before.coverage
      : loaded
        ? coverageOf(shown.sentences, coveringClaims(shown.claims.values()), shown.marks as never)
        : { sentences: [], accounted: setting.accounted, total: setting.total };
    return { ...shown, coverage, outbox, loaded, unkept, here };
  }
  let state = compute();

  function update(change: { ground?: Ground; outbox?: OutboxState }): void {
    ground = change.ground ?? ground;
    if (change.outbox) {
      outbox = change.outbox;
      unkept = keeper ? !keeper.keep(outbox) : false;
    }
    state = compute(state);
    for (const listener of listeners) listener();
  }

  const versions = (of: VersionOf) => versionIn(ground, of);

  const reader = makeReader(articleId, { get: () => ground, put: (next) => update({ ground: next }) });
  const around: Surroundings = {
    articleId,
    send,
    versions,
    now,
    acknowledged: (made, answer) => take(made, afterAnswer(ground, made, answer)),
    refreshed: (made, present) => take(made, afterRefusal(ground, made, present)),
  };

  function take(made: Change, after: After): void {
    const overtaken = isOvertaken(sentOn, ground, made);
    ground = after.ground;
    void readAgain(overtaken === "claim" && "claimId" in made ? [...after.stale, made.claimId] : after.stale);
    if (overtaken === "talk" || revealsTalk(made)) void reader.readTalk();
  }

  async function readAgain(claimIds: readonly string[]): Promise<void> {
    follower.owe(await reader.refreshClaims(claimIds));
  }

  async function openClaim(claimId: string): Promise<void> {
    if (!(await reader.openClaim(claimId))) follower.owe([claimId]);
  }

  async function pump(): Promise<void> {
    clearTimeout(timer);
    const [entry] = outbox.entries;
    if (outbox.sending || !entry || !loaded || keeper === undefined) return;
    const wait = entry.notBefore - now();
    if (wait > 0) {
      timer = setTimeout(() => void pump(), wait);
      return;
    }
    const unread = unreadClaim(ground, entry.change);
    if (unread !== null) {
      update({ outbox: { ...outbox, sending: true } });
      await openClaim(unread);
      update({ outbox: { ...outbox, sending: false } });
    }
    const due = outbox.entries.find(({ id }) => id === entry.id) ?? entry;
    const present = thingOf(ground, due.change);
    if (present && crossedFields(due, present).length > 0) {
      update({ outbox: collided(outbox, due, present) });
      return pump();
    }
    const tried = { ...due, tried: true };
    const others = outbox.entries.filter(({ id }) => id !== due.id);
    update({ outbox: { ...outbox, sending: true, entries: [tried, ...others] } });
    sentOn = due.tried ? null : ground;
    const result = await send(requestFor(tried, around));
    update({ outbox: settled(outbox, tried, result, around) });
    if (result.outcome === "offline" || result.outcome === "busy") {
      const pause = retryPauses[Math.min(attempts, retryPauses.length - 1)] ?? 0;
      attempts += 1;
      timer = setTimeout(() => void pump(), pause);
      return;
    }
    attempts = 0;
    if (result.outcome !== "signed-out") void pump();
  }

  function change(made: Change, when: "pause" | "now" = "now", seen: Conflict["present"] = null): void {
    const notBefore = when === "pause" ? now() + typingPause : 0;
    const entry: Entry = {
      id: crypto.randomUUID(),
      change: made,
      base: baseOf(state, made, seen),
      at: now(),
      notBefore,
      tried: false,
    };
    update({ outbox: added(outbox, entry) });
    void pump();
  }

  async function load(): Promise<void> {
    loaded = await reader.readAll();
    if (!loaded) {
      timer = setTimeout(() => void load(), retryPauses[1]);
      return;
    }
    update({});
    if (keeper) unfollow ??= follower.start();
    void pump();
  }

  const follower = makeFollower({
    ...setting,
    isReady: () => loaded && outbox.line === "online",
    isKnown: (event) => isKnown(ground, event, setting.personId),
    reader,
    show: (present) => {
      here = present.filter(({ personId }) => personId !== setting.personId);
      update({});
    },
  });

  function adopt(): void {
    const { entries, conflicts, failures } = outbox;
    // a page started twice finds its own again
    const here = new Set([...entries, ...[...conflicts, ...failures].map(({ entry }) => entry)].map(({ id }) => id));
    const isNew = ({ id }: Entry) => !here.has(id);
    for (const left of keeper?.adopt() ?? []) {
      update({
        outbox: {
          ...outbox,
          entries: [...left.entries.filter(isNew), ...outbox.entries],
          conflicts: [...left.conflicts.filter(({ entry }) => isNew(entry)), ...outbox.conflicts],
          failures: [...left.failures.filter(({ entry }) => isNew(entry)), ...outbox.failures],
        },
      });
      const opened = [...left.entries, ...left.conflicts.map(({ entry }) => entry)];
      const ids = opened.flatMap(({ change: made }) =>
        "claimId" in made && made.kind !== "mark-claim" ? made.claimId : [],
      );
      for (const claimId of new Set(ids)) void openClaim(claimId);
    }
  }

  function start(): () => void {
    const pageId = crypto.randomUUID();
    keeper = makeKeeper(localStorage, { personId: setting.personId, articleId, pageId }, now);
    adopt();
    void load();
    const heartbeat = setInterval(() => {
      keeper?.claim();
      adopt();
      void pump();
    }, heartbeatPause);
    const own = { pagehide: () => keeper?.release(), pageshow: () => keeper?.claim() };
    const deafen = hearWindow({ online: resume, focus: resume, ...own });
    return () => {
      clearInterval(heartbeat);
      unfollow?.();
      unfollow = undefined;
      clearTimeout(timer);
      deafen();
      keeper?.release();
      keeper = undefined;
    };
  }

  function resume(): void {
    attempts = 0;
    void pump();
    follower.look();
  }

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change,
    flush: () => {
      const entries = outbox.entries.map((entry) => ({ ...entry, notBefore: 0 }));
      if (outbox.entries.some((entry) => entry.notBefore > now())) update({ outbox: { ...outbox, entries } });
      void pump();
    },
    openClaim,
    goToNewest: reader.readAll,
    resolve: ({ entry, present }, fields) => {
      const conflicts = outbox.conflicts.filter((each) => each.entry.id !== entry.id);
      update({ outbox: { ...outbox, conflicts } });
      // another may have gone on since: the choice was made on what the sheet showed
      if (Object.keys(fields).length > 0) change({ ...entry.change, fields } as Change, "now", present);
    },
    retry: (failure) => {
      const failures = outbox.failures.filter((each) => each.entry.id !== failure.entry.id);
      const again = onPresentText(failure.entry.change, ground) ?? failure.entry.change;
      const entry = { ...failure.entry, change: again, id: crypto.randomUUID(), tried: false, notBefore: 0 };
      update({ outbox: { ...outbox, failures, entries: [...outbox.entries, entry] } });
      void pump();
    },
    dismiss: (failure) =>
      update({ outbox: { ...outbox, failures: outbox.failures.filter((each) => each.entry.id !== failure.entry.id) } }),
    resume,
    start,
  };
}
