"use client";
import { useTheme } from "next-themes";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import type { ClaimView } from "@/core/claims.ts";
import type { MoveName } from "@/core/workflow.ts";
import { goToPlace } from "../claim/places.ts";
import { whyNot } from "../claim/why-not.ts";
import type { ActId, ActRunners } from "./acts.ts";
import { useShown, useWorkspace } from "./context.tsx";
import { pressAct } from "./press-act.ts";
import type { WorkspaceStore } from "./store.ts";
import { useTalkActs } from "../talk/use-talk.ts";
import type { Acting } from "./use-acting.ts";

/** The claims as they stand in the text: from the beginning on, the longer of two at one place first. */
export function inTextOrder(claims: Iterable<ClaimView>): ClaimView[] {
  return [...claims].sort(
    (a, b) => a.target.start - b.target.start || b.target.end - a.target.end || a.number - b.number,
  );
}

const regions = [".top", ".rail", "#text", ".stubs", ".panel"];

/** Moves the focus to the next part of the page (F6). */
function nextRegion(): void {
  const parts = regions
    .flatMap((name) => document.querySelector<HTMLElement>(name) ?? [])
    .filter((part) => part.offsetParent !== null || part.id === "text");
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts[(at + 1) % parts.length];
  const inside = next?.querySelector<HTMLElement>(
    "a[href], button:not([disabled]), input, textarea, select, [tabindex='0']",
  );
  (next?.id === "text" ? next : (inside ?? next))?.focus();
}

/** Goes to the reply that is awaited on the open claim, once it is known whom the desk asked. */
async function toReply(claimId: string, store: WorkspaceStore, say: (message: string) => void): Promise<void> {
  const isKnown = () => store.getState().contacts.has(claimId);
  if (!isKnown()) {
    say("Reading who was asked…");
    await store.openClaim(claimId);
    // the log shows them with the page's next frame
    await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
    if (!isKnown()) return say("Who was asked cannot be read now. Press Y again when the line is back.");
  }
  const log = document.querySelector<HTMLElement>(`.panel [data-contacts="${claimId}"]`);
  // another claim was opened meanwhile
  if (!log) return;
  const line = log.querySelector<HTMLElement>("[data-outcome=pending] .log-h");
  if (line) line.focus();
  else say("No reply is awaited on this claim.");
}

/** What each act does now. */
export function useRunners(
  acting: Acting,
  show: { palette: () => void; shortcuts: () => void; assign: () => void },
): ActRunners {
  const { store, article, may } = useWorkspace();
  const claims = useShown((state) => state.claims);
  const moves = useShown((state) => state.reviews.get(acting.openId ?? "")?.moves);
  const router = useRouter();
  const { resolvedTheme, setTheme } = useTheme();
  const { openId, open, mark, addWords, setSentences, startCursor, toUntouched, setChoosing, say } = acting;
  const talkActs = useTalkActs(acting);
  return useMemo(() => {
    const claim = openId === null ? undefined : claims.get(openId);
    const press = (act: ActId) => () => {
      const why = pressAct(".panel", act, moves !== undefined);
      if (why !== "") say(why);
    };
    const opens = (name: MoveName) => moves?.some(({ move, open: how }) => move === name && how === true) ?? false;
    const ordered = () => inTextOrder(claims.values());
    const go = (by: 1 | -1) => {
      const list = ordered();
      const at = list.findIndex((each) => each.id === openId);
      const next = list[at === -1 ? (by === 1 ? 0 : list.length - 1) : (at + by + list.length) % list.length];
      if (next) open(next.id);
      else say("No claims yet. Select words and press C.");
    };
    const goStale = () => {
      const stale = ordered().filter((each) => each.stale !== null);
      const next = stale[(stale.findIndex((each) => each.id === openId) + 1) % stale.length];
      if (next) open(next.id);
      else say("No verdict waits for changed words.");
    };
    const overlapping = () => {
      if (!claim) return;
      const { start, end } = claim.target;
      const here = ordered().filter((each) => each.targets.some((target) => target.start < end && start < target.end));
      const next = here[(here.findIndex((each) => each.id === claim.id) + 1) % here.length];
      if (next && next.id !== claim.id) open(next.id);
      else say("No other claim stands on these words.");
    };
    const everywhere: ActRunners = {
      palette: show.palette,
      shortcuts: show.shortcuts,
      assign: show.assign,
      desk: () => router.push("/"),
      review: () => router.push("/review"),
      sources: () => router.push("/sources"),
      work: () => router.push("/work"),
      notifications: () => router.push("/notifications"),
      undo: () => {
        const label = store.undo();
        say(label === null ? "Nothing to undo." : `Undone: ${label}.`);
      },
      theme: () => setTheme(resolvedTheme === "dark" ? "light" : "dark"),
      region: nextRegion,
      comment: talkActs.comment,
      "settle-thread": talkActs.settle,
      mark,
      cursor: startCursor,
      opinion: () => setSentences("opinion"),
      "on-author": () => setSentences("on-author"),
      "not-checkable": () => setSentences("not-checkable"),
      untouched: () => toUntouched(1),
      "untouched-back": () => toUntouched(-1),
      versions: () => router.push(`/articles/${article.id}/versions`),
      report: () => router.push(`/articles/${article.id}/report`),
      waiting: () => router.push(`/articles/${article.id}/versions/places`),
      "edit-text": may["article.revise"]
        ? () => router.push(`/articles/${article.id}/edit`)
        : () => say(`Edit the text: ${whyNot("article.revise")}.`),
      "new-version": () => router.push(`/articles/${article.id}/versions/new`),
      next: () => go(1),
      "next-stale": () => goStale(),
      previous: () => go(-1),
    };
    if (!claim) return everywhere;
    return {
      ...everywhere,
      "add-words": addWords,
      overlapping,
      enter: () => document.getElementById("claim-heading")?.focus(),
      ...(opens("dispute") ? { dispute: press("dispute") } : { split: press("split") }),
      agree: press("agree"),
      "third-reader": press("third-reader"),
      return: press("return"),
      approve: press("approve"),
      merge: press("merge"),
      "change-words": () => setChoosing({ claimId: claim.id, how: "change" }),
      delete: press("delete"),
      evidence: () => goToPlace("evidence"),
      searched: press("searched"),
      passage: press("passage"),
      "previous-passage": press("previous-passage"),
      "next-passage": press("next-passage"),
      quotes: press("quotes"),
      verdict: () => goToPlace("verdict"),
      confirm: claim.stale ? press("confirm") : () => say("The words of this claim did not change after its verdict."),
      disposition: () => goToPlace("disposition"),
      justification: () => goToPlace("justification"),
      history: () => goToPlace("history"),
      contact: may["contact.write"] ? press("contact") : () => say(`Log a contact: ${whyNot("contact.write")}.`),
      reply: () => void toReply(claim.id, store, say),
      problem: press("problem"),
      note: press("note"),
      "legal-note": may["legal.read"] ? press("legal-note") : () => say(`Legal note: ${whyNot("legal.read")}.`),
      give: press("give"),
    };
  }, [
    openId,
    claims,
    moves,
    store,
    article,
    may,
    router,
    resolvedTheme,
    setTheme,
    show,
    open,
    mark,
    addWords,
    setSentences,
    startCursor,
    toUntouched,
    setChoosing,
    talkActs.comment,
    talkActs.settle,
    say,
  ]);
}
