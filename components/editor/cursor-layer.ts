import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Span } from "@/core/claims.ts";
import { positionsOf } from "./positions.ts";

const key = new PluginKey<DecorationSet>("cursorLayer");

/** Paints the sentence cursor, or words that await a decision, over the marks of claims. */
export function cursorLayer(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => {
        const told = tr.getMeta(key) as { span: Span | null } | undefined;
        if (!told) return set.map(tr.mapping, tr.doc);
        const range = told.span && positionsOf(tr.doc).rangeOf(told.span);
        if (!range) return DecorationSet.empty;
        return DecorationSet.create(tr.doc, [Decoration.inline(range.from, range.to, { class: "scur" })]);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Moves the cursor's mark to other words (offsets in the text as it stands now), or takes it away. */
export function showCursor(view: EditorView, span: Span | null): void {
  if (span === null && key.getState(view.state) === DecorationSet.empty) return;
  view.dispatch(view.state.tr.setMeta(key, { span }).setMeta("addToHistory", false));
}
