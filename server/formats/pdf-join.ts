import { refIn, type PdfFile } from "./pdf-file.ts";
import { joinOutlines } from "./pdf-outline.ts";

/** In what is no stream: a string, the key of a place in the tree of parents, the name of a font in part, a number. */
const named = /\((?:[^\\()]|\\[\s\S])*\)|\/(StructParents?) (\d+)|\/([A-Z])AAAAA\+|\b(\d+) 0 (R|obj)\b/gu;

/** Far behind what Chromium numbers the parts of one page by. */
const idsOfSecond = 50_000_000;

/** The objects of a file with other numbers, for them and in the tree of parents, and other names where files share them. */
function* moved({ objects }: PdfFile, by: number, keys: number): Generator<[number, string]> {
  for (const [number, object] of objects) {
    const at = object.indexOf(">> stream\n");
    const dict = at === -1 ? object : object.slice(0, at);
    const other = dict.replaceAll(named, (whole, key, place, font, ref, kind) => {
      if (key !== undefined) return `/${key} ${Number(place) + keys}`;
      if (font !== undefined) return `/${font}BAAAA+`;
      if (ref !== undefined) return `${Number(ref) + by} 0 ${kind}`;
      return whole.replace(/^\(node(\d{8})\)$/u, (_: string, id: string) => `(node${Number(id) + idsOfSecond})`);
    });
    yield [number + by, at === -1 ? other : other + object.slice(at)];
  }
}

const catalogKeys = ["Pages", "Dests", "StructTreeRoot", "Outlines"] as const;
const treeKeys = ["K", "ParentTree", "IDTree"] as const;
const ends = />>\nendobj\n$/u;

/**
 * Two PDFs that Chromium printed as one: pages, named places, the outline, and the structure with its tree of parents, in
 * which the document of the first holds what the second held. What the file says of itself is the first one's. Null
 * where one of them is built in another way.
 */
export function joinFiles(first: PdfFile, second: PdfFile): PdfFile | null {
  const objects = new Map(first.objects);
  const rootOf = (file: PdfFile) => refIn(`<<${file.trailer}>>`, "Root");
  const roots = [rootOf(first), rootOf(second) + first.size];
  const treeOf = (file: PdfFile) => file.objects.get(refIn(file.objects.get(rootOf(file)), "StructTreeRoot")) ?? "";
  const keysIn = (file: PdfFile) => Number(/\/ParentTreeNextKey (\d+)/u.exec(treeOf(file))?.[1] ?? 0);
  const keys = keysIn(first);
  for (const [number, object] of moved(second, first.size, keys)) objects.set(number, object);

  const found = (key: string, owners: readonly number[]) => owners.map((owner) => refIn(objects.get(owner), key));
  const [pages, places, trees, outlines] = catalogKeys.map((key) => found(key, roots));
  const [documents, parents, ids] = treeKeys.map((key) => found(key, trees ?? []));
  const all = [pages, places, trees, outlines, documents, parents, ids];
  if (all.some((pair) => pair?.some((number) => !objects.has(number)))) return null;
  const text = (number: number | undefined) => objects.get(number ?? 0) ?? "";
  const inside = (number: number | undefined, key: RegExp) => key.exec(text(number))?.[1] ?? "";
  const put = (number: number | undefined, object: string) => objects.set(number ?? 0, object);

  const root = first.size + second.size;
  const count = (pages ?? []).reduce((sum, number) => sum + Number(inside(number, /\/Count (\d+)/u)), 0);
  const kids = (pages ?? []).map((number) => `${number} 0 R`).join(" ");
  for (const number of pages ?? []) put(number, text(number).replace(ends, `\n/Parent ${root} 0 R>>\nendobj\n`));
  put(root, `${root} 0 obj\n<</Type /Pages\n/Count ${count}\n/Kids [${kids}]>>\nendobj\n`);
  put(roots[0], text(roots[0]).replace(/\/Pages \d+ 0 R/u, `/Pages ${root} 0 R`));

  const place = /\/(\S+) \[[^\]]*\]/gu;
  const known = new Set([...text(places?.[0]).matchAll(place)].map(([, name]) => name));
  const others = [...text(places?.[1]).matchAll(place)].filter(([, name]) => !known.has(name));
  const added = others.map(([whole]) => `\n${whole}`).join("");
  put(places?.[0], text(places?.[0]).replace(ends, `${added}>>\nendobj\n`));
  joinOutlines(objects, outlines ?? []);

  const held = /\n\/K \[?((?:\d+ 0 R ?)+)\]?/u;
  for (const [, kid] of inside(documents?.[1], held).matchAll(/(\d+) 0 R/gu))
    put(Number(kid), text(Number(kid)).replace(`/P ${documents?.[1]} 0 R`, `/P ${documents?.[0]} 0 R`));
  put(
    documents?.[0],
    text(documents?.[0]).replace(held, (_, own: string) => `\n/K [${own} ${inside(documents?.[1], held)}]`),
  );
  put(trees?.[0], text(trees?.[0]).replace(/(\/ParentTreeNextKey )\d+/u, `$1${keys + keysIn(second)}`));
  const later = inside(parents?.[1], /\/Nums \[([^\]]*)\]/u).replaceAll(
    /(\d+) (\d+ 0 R)/gu,
    (_, key, ref) => `${Number(key) + keys} ${ref}`,
  );
  put(parents?.[0], text(parents?.[0]).replace(/(\/Nums \[[^\]]*)\]/u, `$1 ${later}]`));
  const names = inside(ids?.[1], /\/Kids \[([^\]]*)\]/u);
  put(ids?.[0], text(ids?.[0]).replace(/(\/Kids \[[^\]]*)\]/u, `$1 ${names}]`));
  for (const pair of [roots, places, trees, documents, parents, ids]) objects.delete(pair?.[1] ?? 0);
  objects.delete(refIn(`<<${second.trailer}>>`, "Info") + first.size);
  return { head: first.head, objects, trailer: first.trailer, size: root + 1 };
}
