"use client";
import { Editor, Extension } from "@tiptap/core";
import { keymap } from "@tiptap/pm/keymap";
import type { Command } from "@tiptap/pm/state";
import { useEffect, useRef, useState } from "react";
import type { Document } from "@/core/articles.ts";
import type { PagePlace } from "@/core/extraction.ts";
import { withShiftedDigits } from "@/core/text/raised-digits.ts";
import { articleExtensions, writingExtensions } from "../editor/extensions.ts";
import {
  blockKinds,
  kindAt,
  mergeAtEnd,
  mergeAtStart,
  mergeUp,
  setKind,
  split,
  type BlockKind,
} from "./block-commands.ts";
import { pageMarks, pagesNow } from "./page-marks.ts";

const blocks = (pages: readonly PagePlace[]) =>
  Extension.create({
    name: "blocks",
    priority: 1000,
    addProseMirrorPlugins: () => [
      pageMarks(pages),
      keymap({
        Backspace: mergeAtStart,
        Delete: mergeAtEnd,
        "Mod-Alt-ArrowUp": mergeUp,
        ...Object.fromEntries(blockKinds.map(({ id, key }) => [`Mod-Alt-${key}`, setKind(id)])),
      }),
    ],
  });

interface First {
  document: Document;
  pages: readonly PagePlace[];
  language: string;
}

function createEditor(host: HTMLElement, first: First, tell: (editor: Editor) => void): Editor {
  const { document, pages, language } = first;
  return new Editor({
    element: host,
    content: document,
    extensions: [...articleExtensions, ...writingExtensions, blocks(pages)],
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    enableCoreExtensions: { delete: false, tabindex: false, textDirection: false },
    editorProps: {
      attributes: {
        class: "galley-text blocks",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": "The article’s text",
        "aria-describedby": "blocks-hint",
        lang: language,
      },
      transformPastedHTML: withShiftedDigits,
      // A link in a text that is corrected is a place for the cursor, not a way out.
      handleClick: (_view, _at, event) => {
        const link = event.target instanceof Element && event.target.closest("a");
        if (link) event.preventDefault();
        return false;
      },
    },
    onTransaction: ({ editor }) => tell(editor),
  });
}

/**
 * The text of an article before it is kept: its blocks can be merged, split and made into paragraphs, headings,
 * captions and quotes. Takes `document` and the places of `pages` in it once; later ones only with another `key`. Calls
 * `change` after each change.
 */
export function BlockEditor({
  document,
  pages,
  language,
  change,
}: First & { change: (changed: Pick<First, "document" | "pages">) => void }) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const newest = useRef(change);
  const [first] = useState({ document, pages, language });
  const [kind, setShown] = useState<BlockKind | null>(null);
  useEffect(() => {
    newest.current = change;
  });
  useEffect(() => {
    if (!host.current) return;
    let shown = JSON.stringify(first.document);
    const made = createEditor(host.current, first, ({ state }) => {
      setShown(kindAt(state));
      const now = JSON.stringify(state.doc);
      if (now === shown) return;
      shown = now;
      newest.current({ document: state.doc.toJSON() as Document, pages: pagesNow(state) });
    });
    editor.current = made;
    return () => {
      editor.current = null;
      made.destroy();
    };
  }, [first]);
  const run = (command: Command) => {
    const view = editor.current?.view;
    if (!view) return;
    command(view.state, (transaction) => view.dispatch(transaction));
    view.focus();
  };

  return (
    <>
      <fieldset className="block-tools">
        <legend className="vh">The block at the cursor</legend>
        {blockKinds.map(({ id, label, key }) => (
          <button
            key={id}
            type="button"
            className="btn sm"
            aria-pressed={kind === id}
            aria-keyshortcuts={`Control+Alt+${key}`}
            onClick={() => run(setKind(id))}
          >
            {label}
          </button>
        ))}
        <span className="bar-gap" aria-hidden="true" />
        <button type="button" className="btn sm" aria-keyshortcuts="Control+Alt+ArrowUp" onClick={() => run(mergeUp)}>
          Merge with the one above
        </button>
        <button type="button" className="btn sm" onClick={() => run(split)}>
          Split here
        </button>
      </fieldset>
      <p className="hint" id="blocks-hint">
        Enter splits a block, Backspace at its start merges it with the one above. Ctrl Alt 0, 2, 3, 4 set what it is.
      </p>
      <div className="blocks-host" ref={host} />
    </>
  );
}
