import { isHistoryTransaction } from "@tiptap/pm/history";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Mapping } from "@tiptap/pm/transform";
import { DecorationSet, type EditorView } from "@tiptap/pm/view";
import { paintBlocks } from "./claim-painter.ts";
import { positionsOf } from "./positions.ts";
import {
  blocksBetween,
  changedRanges,
  editorBlocks,
  mapScene,
  sceneOf,
  type Base,
  type ClaimsGiven,
  type Scene,
} from "./scene.ts";
import { placesOfThen, remember, withPlaces, type Past, type Placements } from "./placing.ts";
import { followViewport } from "./viewport.ts";

/** A range of positions that is painted. */
export interface Painted {
  from: number;
  to: number;
}

interface State {
  given: ClaimsGiven;
  scene: Scene;
  painted: Painted;
  set: DecorationSet;
  base: Base;
  past: Past;
}

type Message = { given: ClaimsGiven } | { painted: Painted } | { placed: Placements };

const key = new PluginKey<State>("claimHighlights");

function paintAll(document: Node, scene: Scene, { from, to }: Painted): DecorationSet {
  return DecorationSet.create(document, paintBlocks(scene, blocksBetween(document, from, to)));
}

/** Paints the text blocks between two positions again, where they are painted at all. */
function repaint(state: State, document: Node, from: number, to: number): DecorationSet {
  const blocks = blocksBetween(document, Math.max(from, state.painted.from), Math.min(to, state.painted.to));
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!first || !last) return state.set;
  const old = state.set.find(first.start, last.end);
  return state.set.remove(old).add(document, paintBlocks(state.scene, blocks));
}

function edited(state: State, tr: Transaction): State {
  const scene = mapScene(state.scene, tr.mapping);
  const base = { ...state.base, edits: new Mapping([...(state.base.edits?.maps ?? []), ...tr.mapping.maps]) };
  const painted = { from: tr.mapping.map(state.painted.from, -1), to: tr.mapping.map(state.painted.to, 1) };
  const next = { ...state, scene, base, painted };
  if (editorBlocks(tr.before).length !== editorBlocks(tr.doc).length)
    return { ...next, set: paintAll(tr.doc, scene, painted) };
  next.set = state.set.map(tr.mapping, tr.doc);
  for (const [i, map] of tr.mapping.maps.entries()) {
    const rest = tr.mapping.slice(i + 1);
    map.forEach((_from, _to, from, to) => {
      next.set = repaint(next, tr.doc, rest.map(from, -1), rest.map(to, 1));
    });
  }
  return next;
}

/** Beyond so many ranges, painting everything anew is cheaper. */
const manyRanges = 60;

/** Paints what changed: a claim that changes its state costs its own blocks, not the text. */
function told(state: State, given: ClaimsGiven, document: Node): State {
  const moved = given.marks !== state.given.marks || given.sentences !== state.given.sentences;
  const scene = moved ? sceneOf(given, state.base, state.scene) : { ...state.scene, openClaimId: given.openClaimId };
  const next = { ...state, given, scene };
  const ranges = changedRanges(state.scene, scene, editorBlocks(document));
  if (ranges === null || ranges.length > manyRanges) next.set = paintAll(document, scene, state.painted);
  else for (const { start, end } of ranges) next.set = repaint(next, document, start, end);
  return next;
}

/** Gives claims other places than those that moved along with the edits. */
function placed(state: State, placements: Placements, document: Node): State {
  const scene = withPlaces(state.scene, placements);
  return { ...state, scene, set: paintAll(document, scene, state.painted) };
}

function apply(tr: Transaction, before: State): State {
  let state = tr.docChanged ? edited(before, tr) : before;
  if (tr.docChanged) {
    const known = isHistoryTransaction(tr) ? placesOfThen(before.past, tr.doc) : null;
    const scene = known ? { ...state.scene, places: known } : state.scene;
    const set = known ? paintAll(tr.doc, scene, state.painted) : state.set;
    state = { ...state, scene, set, past: remember(before.past, tr.before, before.scene.places) };
  }
  const message = tr.getMeta(key) as Message | undefined;
  if (!message) return state;
  if ("placed" in message) return placed(state, message.placed, tr.doc);
  if ("given" in message) return told(state, message.given, tr.doc);
  return { ...state, painted: message.painted, set: paintAll(tr.doc, state.scene, message.painted) };
}

/**
 * The plugin that paints claims. It holds their places, moves them with every edit, and paints near the viewport only
 * when the text is long; the document itself never knows of claims. `first` is what to paint before anything scrolled.
 */
export function claimHighlights(given: ClaimsGiven, first: (document: Node) => Painted): Plugin<State> {
  return new Plugin<State>({
    key,
    state: {
      init: (_, { doc }) => {
        const base = { positions: positionsOf(doc), blockCount: editorBlocks(doc).length, edits: null };
        const scene = sceneOf(given, base, null);
        const painted = first(doc);
        return { given, scene, painted, set: paintAll(doc, scene, painted), base, past: [] };
      },
      apply,
    },
    props: { decorations: (state) => key.getState(state)?.set },
    view: (view) =>
      followViewport(
        view,
        () => key.getState(view.state)?.painted ?? null,
        (painted) => paint(view, painted),
      ),
  });
}

function paint(view: EditorView, painted: Painted): void {
  view.dispatch(view.state.tr.setMeta(key, { painted } satisfies Message).setMeta("addToHistory", false));
}

/** The transaction that tells the plugin of changed claims or another open claim; it paints only what changed. */
export function tellClaims(state: EditorState, given: ClaimsGiven): Transaction {
  return state.tr.setMeta(key, { given } satisfies Message).setMeta("addToHistory", false);
}

/** Adds to a transaction that these claims stand at these places (positions in its document) after it. */
export function placeClaims(tr: Transaction, placements: Placements): Transaction {
  return tr.setMeta(key, { placed: placements } satisfies Message);
}

/** Tells the editor of changed claims or another open claim, unless it knows. */
export function showClaims(view: EditorView, given: ClaimsGiven): void {
  const now = key.getState(view.state)?.given;
  const same = now?.marks === given.marks && now.sentences === given.sentences && now.openClaimId === given.openClaimId;
  if (!same) view.dispatch(tellClaims(view.state, given));
}

/** The places of the claims as they stand now. */
export function sceneIn({ state }: Pick<EditorView, "state">): Scene | null {
  return key.getState(state)?.scene ?? null;
}
