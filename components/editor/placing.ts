import type { Node } from "@tiptap/pm/model";
import type { Span } from "@/core/claims.ts";
import { lanedClaims } from "@/core/text/segments.ts";
import type { Place, Scene } from "./scene.ts";

/** Places of claims by their ids, as positions in the editor's document; an empty list takes a claim out of the text. */
export type Placements = ReadonlyMap<string, readonly Span[]>;

/** The scene with some claims at other places. */
export function withPlaces(scene: Scene, placements: Placements): Scene {
  const kept = scene.places.filter(({ id }) => !placements.has(id)).map(({ id, start, end }) => ({ id, start, end }));
  const given = [...placements].flatMap(([id, spans]) => spans.map(({ start, end }) => ({ id, start, end })));
  return { ...scene, places: lanedClaims([...kept, ...given]) };
}

/** Where the claims stood in earlier states of a document that is edited, the newest last. */
export type Past = readonly { document: Node; places: readonly Place[] }[];

/** So many states are remembered: undo beyond them moves claims along, as any edit does. */
const mostRemembered = 200;

export function remember(past: Past, document: Node, places: readonly Place[]): Past {
  return [...past.slice(1 - mostRemembered), { document, places }];
}

/** Where the claims stood when the document was like this: what was deleted and came back has its claims again. */
export function placesOfThen(past: Past, document: Node): readonly Place[] | null {
  return past.findLast((then) => then.document.eq(document))?.places ?? null;
}
