import { refIn } from "./pdf-file.ts";

/** Within what of an outline each part of it stands; -1 is the outline itself. */
interface Place {
  within: number;
  kids: number[];
  all: number;
}

/** The parts of an outline in the order of the document. */
function* itemsOf(objects: ReadonlyMap<number, string>, within: number): Generator<number> {
  for (let item = refIn(objects.get(within), "First"); item !== 0; item = refIn(objects.get(item), "Next")) {
    yield item;
    yield* itemsOf(objects, item);
  }
}

/** Makes one outline of several: what stands under a heading of one part may be in the next. The first one stays. */
export function joinOutlines(objects: Map<number, string>, [root = 0, ...others]: readonly number[]): void {
  const items = [root, ...others].flatMap((outline) => [...itemsOf(objects, outline)]);
  const levelOf = (item: number) =>
    Number(/\n\/S \/H(\d)\n/u.exec(objects.get(refIn(objects.get(item), "SE")) ?? "")?.[1] ?? 1);
  const top: Place = { within: -1, kids: [], all: 0 };
  const places = new Map<number, Place>([[root, top]]);
  const open: number[] = [];
  for (const item of items) {
    while (open.length > 0 && levelOf(open.at(-1) ?? 0) >= levelOf(item)) open.pop();
    const within = open.at(-1) ?? root;
    for (const one of [root, ...open]) (places.get(one) ?? top).all += 1;
    places.get(within)?.kids.push(item);
    places.set(item, { within, kids: [], all: 0 });
    open.push(item);
  }
  for (const [item, { within, kids, all }] of places) {
    const beside = places.get(within)?.kids ?? [];
    const i = beside.indexOf(item);
    const refs = { Parent: within, Prev: beside[i - 1], Next: beside[i + 1], First: kids[0], Last: kids.at(-1) };
    const lines = Object.entries(refs).map(([key, ref = -1]) => (ref === -1 ? "" : `\n/${key} ${ref} 0 R`));
    const count = all === 0 ? "" : `\n/Count ${all}`;
    const bare = (objects.get(item) ?? "").replaceAll(
      /\n\/(?:(?:Parent|Prev|Next|First|Last) \d+ 0 R|Count -?\d+)/gu,
      "",
    );
    objects.set(item, bare.replace(/>>\nendobj\n$/u, `${lines.join("")}${count}>>\nendobj\n`));
  }
  for (const outline of others) objects.delete(outline);
}
