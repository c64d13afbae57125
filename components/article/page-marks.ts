import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { PagePlace } from "@/core/extraction.ts";
import { positionsOf } from "../editor/positions.ts";

/** Where pages begin: the numbers of those that begin at one place together (those before the last have no words). */
interface Begin {
  pages: readonly number[];
  position: number;
}

const key = new PluginKey<readonly Begin[]>("page-marks");

function beginsOf(state: EditorState, pages: readonly PagePlace[]): Begin[] {
  const { text, rangeOf } = positionsOf(state.doc);
  const begins = new Map<number, number[]>();
  for (const { page, start } of pages) {
    const position = rangeOf({ start, end: text.length })?.from;
    if (position === undefined) continue;
    begins.set(position, [...(begins.get(position) ?? []), page]);
  }
  return [...begins].map(([position, numbers]) => ({ position, pages: numbers }));
}

function mark(pages: readonly number[]): HTMLElement {
  const element = document.createElement("span");
  const [first, last] = [pages[0], pages.at(-1)];
  element.className = "page-mark";
  element.contentEditable = "false";
  element.textContent = first === last ? `p. ${first}` : `p. ${first}–${last}`;
  element.title = first === last ? `Page ${first} begins here` : `Pages ${first} to ${last} begin here`;
  return element;
}

/** Where the pages stand in the text now, after what was corrected; as they were given where nothing was. */
export function pagesNow(state: EditorState): PagePlace[] {
  const { text, offsetOf } = positionsOf(state.doc);
  const begins = (key.getState(state) ?? []).map(({ pages, position }) => ({ pages, start: offsetOf(position) }));
  return begins.flatMap(({ pages, start }, at) => {
    const next = Math.max(start, begins[at + 1]?.start ?? text.length);
    const end = start + text.slice(start, next).trimEnd().length;
    return pages.map((page, index) =>
      index === pages.length - 1 ? { page, start, end } : { page, start, end: start },
    );
  });
}

/** Shows in the margin where the pages of the file begin; the marks keep to their words while these are corrected. */
export function pageMarks(pages: readonly PagePlace[]): Plugin {
  return new Plugin<readonly Begin[]>({
    key,
    state: {
      init: (_config, state) => beginsOf(state, pages),
      apply: ({ docChanged, mapping }, begins) =>
        docChanged ? begins.map((begin) => ({ ...begin, position: mapping.map(begin.position) })) : begins,
    },
    props: {
      decorations: (state) => {
        const begins = key.getState(state) ?? [];
        const widgets = begins.map(({ pages: numbers, position }) =>
          Decoration.widget(position, () => mark(numbers), { side: -1, marks: [], key: `page-${numbers.join()}` }),
        );
        return DecorationSet.create(state.doc, widgets);
      },
    },
  });
}
