import type { Node } from "@tiptap/pm/model";
import type { Mapping } from "@tiptap/pm/transform";
import type { Span } from "@/core/claims.ts";
import type { SentenceCoverage } from "@/core/coverage.ts";
import { coverageStrips, setAsides, type MarkedClaim, type SetAside, type StripPart } from "@/core/marked-claims.ts";
import { aroundLane, lanedClaims, type ClaimSpan, type Laned } from "@/core/text/segments.ts";
import { lastIndexWhere } from "@/core/text/borders.ts";
import type { Positions } from "./positions.ts";

/** A claim's words with its line; `start` and `end` are positions in the editor's document, not offsets. */
export type Place = Laned<ClaimSpan>;

/** What is drawn over the text: the list all painting and hit-testing reads. */
export interface Scene {
  claims: ReadonlyMap<string, MarkedClaim>;
  /** Sorted by end, as lanedClaims returns them. */
  places: readonly Place[];
  asides: ReadonlyMap<string, SetAside>;
  strips: readonly StripPart[][] | null;
  openClaimId: string | null;
}

/** A text block of the editor's document. `start` and `end` are the positions of its first and behind its last word. */
export interface EditorBlock {
  index: number;
  start: number;
  end: number;
  /** As paragraphNumbers counts. */
  number: number | null;
}

const blockLists = new WeakMap<Node, EditorBlock[]>();

/** The text blocks of a document, in reading order; read once per document. */
export function editorBlocks(document: Node): EditorBlock[] {
  const known = blockLists.get(document);
  if (known) return known;
  const blocks: EditorBlock[] = [];
  let numbers = 0;
  document.descendants((node, position, parent) => {
    if (!node.isTextblock) return true;
    const number = parent === document && node.type.name === "paragraph" ? ++numbers : null;
    blocks.push({ index: blocks.length, start: position + 1, end: position + 1 + node.content.size, number });
    return false;
  });
  blockLists.set(document, blocks);
  return blocks;
}

/** The text blocks that touch a range of positions. */
export function blocksBetween(document: Node, from: number, to: number): EditorBlock[] {
  const blocks = editorBlocks(document);
  const first = lastIndexWhere(blocks, (b) => b.end < from) + 1;
  const last = lastIndexWhere(blocks, (b) => b.start <= to);
  return blocks.slice(first, last + 1);
}

function placesOf(marks: readonly MarkedClaim[], positions: Positions, mapping: Mapping | null): ClaimSpan[] {
  return marks.flatMap(({ id, spans }) =>
    spans.flatMap((span) => {
      const range = positions.rangeOf(span);
      if (!range) return [];
      const start = mapping ? mapping.map(range.from, 1) : range.from;
      const end = mapping ? mapping.map(range.to, -1) : range.to;
      return end > start ? [{ id, start, end }] : [];
    }),
  );
}

/** What the page says about claims; compared by reference, so pass the same arrays while nothing changed. */
export interface ClaimsGiven {
  marks: readonly MarkedClaim[];
  sentences: readonly SentenceCoverage[] | null;
  openClaimId: string | null;
}

/** The document in which the offsets of claims count, and what was edited since. */
export interface Base {
  positions: Positions;
  /** How many text blocks it has. */
  blockCount: number;
  edits: Mapping | null;
}

/** Places claims and sentences. Places are taken over from the scene `before` if no claim's words are others. */
export function sceneOf({ marks, sentences, openClaimId }: ClaimsGiven, base: Base, before: Scene | null): Scene {
  const asides = setAsides(sentences ?? []).flatMap((aside) => {
    const range = base.positions.rangeOf(aside);
    return range ? [{ ...aside, start: range.from, end: range.to }] : [];
  });
  const kept = before && samePlaces(before.claims, marks) ? before.places : null;
  return {
    claims: new Map(marks.map((m) => [m.id, m])),
    places: kept ?? lanedClaims(placesOf(marks, base.positions, base.edits)),
    asides: new Map(asides.map((a) => [a.id, a])),
    strips: sentences && coverageStrips(base.blockCount, sentences, marks),
    openClaimId,
  };
}

/** Moves the places along with an edit. Words typed at either end of a claim do not become part of it. */
export function mapScene(scene: Scene, mapping: Mapping): Scene {
  const moved = <P extends { start: number; end: number }>(place: P): P => {
    const start = mapping.map(place.start, 1);
    const end = Math.max(start, mapping.map(place.end, -1));
    return start === place.start && end === place.end ? place : { ...place, start, end };
  };
  return {
    ...scene,
    places: scene.places.map(moved),
    asides: new Map([...scene.asides].map(([id, aside]) => [id, moved(aside)])),
  };
}

/** All places with words between two positions, sorted by end; sentences set aside lie around the claims. */
export function placesBetween(scene: Scene, from: number, to: number): Place[] {
  const near = (p: { start: number; end: number }): boolean => p.start < to && p.end > from && p.end > p.start;
  const claims = scene.places.filter(near);
  const asides = [...scene.asides.values()]
    .filter(near)
    .map(({ id, start, end }) => ({ id, start, end, lane: aroundLane }));
  return asides.length === 0 ? claims : [...claims, ...asides].toSorted((a, b) => a.end - b.end);
}

/** The claims over the words behind a position, the shortest first. */
export function claimsAt(scene: Scene, position: number): string[] {
  const hit = scene.places.filter((p) => p.start <= position && p.end > position);
  return [...new Set(hit.toSorted((a, b) => a.end - a.start - (b.end - b.start)).map((p) => p.id))];
}

/** True if two lists hold the same claims at the same words, whatever else changed. */
function samePlaces(before: Scene["claims"], marks: readonly MarkedClaim[]): boolean {
  if (before.size !== marks.length) return false;
  return marks.every(({ id, spans }) => {
    const old = before.get(id)?.spans;
    if (!old || old === spans) return old === spans;
    return old.length === spans.length && old.every((s, i) => s.start === spans[i]?.start && s.end === spans[i]?.end);
  });
}

const firstStarts = new WeakMap<Scene, ReadonlyMap<string, number>>();

/** Where each claim's first words start; a claim without words is left out. */
export function firstStartsOf(scene: Scene): ReadonlyMap<string, number> {
  const known = firstStarts.get(scene);
  if (known) return known;
  const starts = new Map<string, number>();
  for (const { id, start, end } of scene.places) {
    if (end > start) starts.set(id, Math.min(start, starts.get(id) ?? Infinity));
  }
  firstStarts.set(scene, starts);
  return starts;
}

/** The claims whose look or place differs between two scenes over the same document. */
function changedClaims(before: Scene, after: Scene): Set<string> {
  const changed = new Set<string>();
  for (const id of new Set([...before.claims.keys(), ...after.claims.keys()])) {
    const [a, b] = [before.claims.get(id), after.claims.get(id)];
    const same = a && b && a.number === b.number && a.label === b.label && a.sign === b.sign;
    if (!same || a.settled !== b.settled || (a.stale ?? false) !== (b.stale ?? false)) changed.add(id);
  }
  if (before.openClaimId !== after.openClaimId)
    for (const id of [before.openClaimId, after.openClaimId]) if (id !== null) changed.add(id);
  if (before.places === after.places) return changed;
  const key = (p: Place): string => `${p.id} ${p.start} ${p.end} ${p.lane}`;
  const old = new Map(before.places.map((p) => [key(p), p.id]));
  const now = new Map(after.places.map((p) => [key(p), p.id]));
  for (const [k, id] of old) if (!now.has(k)) changed.add(id);
  for (const [k, id] of now) if (!old.has(k)) changed.add(id);
  return changed;
}

/** Where the picture differs between two scenes over the same document; null if it may differ everywhere. */
export function changedRanges(before: Scene, after: Scene, blocks: readonly EditorBlock[]): Span[] | null {
  const names = (scene: Scene): string => [...scene.asides.values()].map((a) => `${a.id} ${a.label}`).join();
  if ((before.strips === null) !== (after.strips === null) || names(before) !== names(after)) return null;
  const changed = changedClaims(before, after);
  const strip = (scene: Scene, index: number): string => JSON.stringify(scene.strips?.[index] ?? []);
  return [
    ...blocks.filter(({ index }) => before.strips !== after.strips && strip(before, index) !== strip(after, index)),
    ...[...before.places, ...after.places].filter((place) => changed.has(place.id)),
  ];
}
