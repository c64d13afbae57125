import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { sceneIn } from "../editor/claim-highlights.ts";
import type { ProposedWording } from "@/core/wording-answers.ts";
import { proposalState, type Act, type StandingProposal } from "./proposals.ts";
import { changesIn, wordsIn, type Range } from "./writing-commands.ts";

interface State {
  list: readonly ProposedWording[];
  acts: ReadonlyMap<string, Act>;
  /** The opinion whose proposal is looked at. */
  current: string | null;
  set: DecorationSet;
}

type Message = Partial<Pick<State, "list" | "acts" | "current">>;

const key = new PluginKey<State>("suggestions");

/** Where a claim stands now: from its first to its last word; null when it has none left. */
function placeOf(state: EditorState, claimId: string): Range | null {
  const places = sceneIn({ state })?.places.filter(({ id, start, end }) => id === claimId && end > start) ?? [];
  if (places.length === 0) return null;
  return { start: Math.min(...places.map((place) => place.start)), end: Math.max(...places.map((place) => place.end)) };
}

function standing(
  state: EditorState,
  proposal: ProposedWording,
  act: Act | undefined,
): StandingProposal & { range: Range | null } {
  const range = placeOf(state, proposal.claimId);
  const words = range ? wordsIn(state.doc, range) : "";
  return { ...proposal, range, words, state: proposalState(proposal, words, act), reason: act?.reason ?? "" };
}

function inserted(words: string, claimNumber: number, current: boolean): HTMLElement {
  const element = document.createElement("ins");
  element.className = current ? "sug now" : "sug";
  element.textContent = words;
  element.contentEditable = "false";
  element.title = `Proposed on claim ${claimNumber}`;
  return element;
}

function drawn(document_: Node, proposal: StandingProposal & { range: Range | null }, current: boolean): Decoration[] {
  if (!proposal.range || proposal.state !== "open") return [];
  const look = current ? "sug now" : "sug";
  return changesIn(document_, proposal.range, proposal.proposed).map(({ start, end, put }) =>
    put === ""
      ? Decoration.inline(start, end, { nodeName: "del", class: look })
      : Decoration.widget(start, () => inserted(put, proposal.claimNumber, current), {
          side: 1,
          marks: [],
          key: `${proposal.opinionId} ${look} ${put}`,
          ignoreSelection: true,
        }),
  );
}

function paint(state: EditorState, { list, acts, current }: Omit<State, "set">): DecorationSet {
  const drawings = list.flatMap((proposal) => {
    const now = standing(state, proposal, acts.get(proposal.opinionId));
    return drawn(state.doc, now, proposal.opinionId === current);
  });
  return DecorationSet.create(state.doc, drawings);
}

/**
 * The plugin that shows proposed wordings as tracked changes, in the places of their claims; it comes behind
 * claimHighlights, whose places it reads.
 */
export function suggestions(list: readonly ProposedWording[], acts: ReadonlyMap<string, Act>): Plugin<State> {
  return new Plugin<State>({
    key,
    state: {
      init: (_, state) => {
        const first = { list, acts, current: null };
        return { ...first, set: paint(state as EditorState, first) };
      },
      apply: (tr, before, _old, state) => {
        const message = tr.getMeta(key) as Message | undefined;
        if (!message && !tr.docChanged && sceneIn({ state })?.places === sceneIn({ state: _old })?.places)
          return before;
        const next = { ...before, ...message };
        return { ...next, set: paint(state, next) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  });
}

/** Adds what the writer did with proposals, or which is looked at, to a transaction. */
export function tellSuggestions(tr: Transaction, message: Message): Transaction {
  return tr.setMeta(key, message);
}

/** The proposals as they stand in the text now, in the order of their places. */
export function proposalsIn(state: EditorState): (StandingProposal & { range: Range | null })[] {
  const now = key.getState(state);
  if (!now) return [];
  return now.list
    .map((proposal) => standing(state, proposal, now.acts.get(proposal.opinionId)))
    .toSorted(
      (a, b) => (a.range?.start ?? a.target?.start ?? Infinity) - (b.range?.start ?? b.target?.start ?? Infinity),
    );
}

/** What the writer did, by the opinions' ids. */
export function actsIn(state: EditorState): ReadonlyMap<string, Act> {
  return key.getState(state)?.acts ?? new Map();
}

/** The opinion whose proposal is looked at. */
export function currentIn(state: EditorState): string | null {
  return key.getState(state)?.current ?? null;
}
