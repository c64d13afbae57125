import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** What reads the browser's selection into the editor's state; ProseMirror keeps it out of its types. */
type Reading = EditorView & { domObserver: { flush(): void } };

/**
 * Reads where the cursor is before a key acts there. The browser moves the cursor at once and tells of it later, on a
 * busy page after the next key: Backspace would then merge, and Tab leave, the block where the cursor was before. While
 * a word is being composed the browser's input method has the keys.
 */
export const cursorBeforeKeys = Extension.create({
  name: "cursorBeforeKeys",
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: (view) => {
              if (!view.composing) (view as Reading).domObserver.flush();
              return false;
            },
          },
        },
      }),
    ];
  },
});
