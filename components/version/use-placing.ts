import { useEffect, useRef, useState } from "react";
import { isPlaced, type ClaimView, type Span } from "@/core/claims.ts";
import type { WaitingQueue, WaitingTarget } from "@/core/revisions.ts";
import type { Answer, Refused } from "../article/article-api.ts";
import { afterDecision, left, moved, newQueue, otherPlaces, refreshed, type QueueState } from "./queue-state.ts";
import { place, placeAgain, readWaiting, type Placement } from "./version-api.ts";

/** A decision that was taken up again: the words it had given are free for others. */
interface Reopened {
  targetId: string;
  claim: ClaimView;
  spans: readonly Span[];
}

const stillSaving = "Your last decision is still being saved. Wait until it is.";

/** The re-attach queue at work: what is looked at, what may be done with it, and what came of the last decision. */
export function usePlacing(articleId: string, first: WaitingQueue, claimId: string | undefined) {
  const [state, setState] = useState<QueueState>(() => newQueue(first, claimId));
  const [placed, setPlaced] = useState<ReadonlyMap<string, readonly Span[]>>(new Map());
  /** What the server calls a place since it was said to be removed, by what it was called here. */
  const [renamed, setRenamed] = useState<ReadonlyMap<string, string>>(new Map());
  const [reopened, setReopened] = useState<Reopened | null>(null);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const [said, say] = useState("");
  const item = state.items.find(({ targetId }) => targetId === state.at) ?? null;
  const isOpen = item !== null && (!state.decided.has(item.targetId) || reopened?.targetId === item.targetId);

  const send = async (at: WaitingTarget, placement: Placement, spans: readonly Span[]): Promise<Answer<ClaimView>> => {
    if (reopened?.targetId !== at.targetId) {
      return place({ ...at, targetId: renamed.get(at.targetId) ?? at.targetId }, placement, first.revision);
    }
    return placeAgain(at, [...otherPlaces(reopened.claim, reopened.spans), ...spans], first.revision);
  };

  const shown = useRef(state.at);
  useEffect(() => {
    shown.current = state.at;
  }, [state.at]);

  const decide = async (placement: Placement, spans: readonly Span[], how: string) => {
    if (!item) return;
    if (sending) return say(stillSaving);
    if (!isOpen) return say("It is decided. Ctrl Z takes your last decision up again.");
    if ("removed" in placement && reopened?.targetId === item.targetId) {
      return say("Its words were placed already. Choose others, or delete the claim in the text.");
    }
    setSending(true);
    const { value, refused: why } = await send(item, placement, spans);
    if (why?.status === 409 || why?.status === 404) {
      const now = await readWaiting(articleId);
      if (now.value) setState((before) => refreshed(before, now.value));
    }
    setSending(false);
    // who went on to another place meanwhile stays there
    if (why && shown.current !== item.targetId) return say(`Claim ${item.number} is not saved: ${why.message}`);
    setRefused(why);
    if (!value) return;
    setState((before) => afterDecision(before, item.targetId, how, value));
    const point = value.targets.find((target) => !isPlaced(target) && target.exact === item.last.exact);
    if (point) setRenamed(new Map(renamed).set(item.targetId, point.id));
    setPlaced(new Map(placed).set(item.targetId, spans));
    setReopened(null);
    const waits = left(afterDecision(state, item.targetId, how, value));
    say(`Claim ${item.number} ${how}. ${waits === 0 ? "Nothing waits any more." : `${waits} still wait.`}`);
  };

  /** Takes the last decision up again, as far as the server can: other words may be chosen, a removed claim be placed. */
  const undo = () => {
    if (sending) return say(stillSaving);
    const last = state.done.at(-1);
    const at = state.items.find(({ targetId }) => targetId === last);
    const decided = last === undefined ? undefined : state.decided.get(last);
    if (!at || !decided) return say("Nothing to undo.");
    const spans = placed.get(at.targetId) ?? [];
    const rest = new Map(state.decided);
    const wasPlaced = spans.length > 0 && decided.claim !== null;
    if (!wasPlaced) rest.delete(at.targetId);
    setReopened(wasPlaced && decided.claim ? { targetId: at.targetId, claim: decided.claim, spans } : null);
    setState({ ...state, decided: rest, done: state.done.slice(0, -1), at: at.targetId });
    say(
      wasPlaced
        ? `Claim ${at.number} is open again: choose other words for it.`
        : `Claim ${at.number} is open again: it counts as removed until you say where it stands.`,
    );
  };

  const go = (by: 1 | -1) => {
    setRefused(undefined);
    setReopened(null);
    setState(moved(state, by));
  };
  const open = (targetId: string) => {
    setRefused(undefined);
    setReopened(null);
    setState({ ...state, at: targetId });
  };
  return { state, item, isOpen, isReopened: reopened !== null, sending, refused, said, say, decide, undo, go, open };
}

export type Placing = ReturnType<typeof usePlacing>;
