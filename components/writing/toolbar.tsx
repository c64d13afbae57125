"use client";
import { redo, undo, redoDepth, undoDepth } from "@tiptap/pm/history";
import type { Command, EditorState } from "@tiptap/pm/state";
import { useRef, useState, type KeyboardEvent } from "react";
import { isInTable, makeTable, tableTools } from "./table-commands.ts";
import { format, isIn, makeInto, toolKeys, type ToolId } from "./writing-commands.ts";

/** What a block is made into. */
const tools: readonly { id: ToolId; label: string; shown: string }[] = [
  { id: "paragraph", label: "Paragraph", shown: "Text" },
  { id: "heading2", label: "Heading", shown: "Heading" },
  { id: "heading3", label: "Subheading", shown: "Sub" },
  { id: "quote", label: "Quote", shown: "Quote" },
  { id: "caption", label: "Caption", shown: "Caption" },
  { id: "orderedList", label: "Numbered list", shown: "1. List" },
  { id: "bulletList", label: "List", shown: "• List" },
];

const shownKeys = (keys: string) => keys.replace("Control", "Ctrl").replaceAll("+", " ");

/** The tools of writing. Tab comes into them once; the arrow keys go along. Those of tables are there in a table. */
export function Toolbar({
  state,
  run,
  describes,
  onSheet,
  onLeave,
}: {
  state: EditorState | null;
  run: (command: Command) => void;
  /** A picture is chosen: the sheet describes it, and sets no link. */
  describes: boolean;
  onSheet: () => void;
  /** Back to the text. */
  onLeave: () => void;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const isFormat = (name: string) => {
    if (!state) return false;
    const { from, to, empty, $from } = state.selection;
    const type = state.schema.marks[name]!;
    return empty
      ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
      : state.doc.rangeHasMark(from, to, type);
  };
  const inTable = state !== null && isInTable(state);
  const buttons: { label: string; shown: string; keys?: string; pressed?: boolean; off?: boolean; act: () => void }[] =
    [
      ...tools.map(({ id, ...tool }) => ({
        ...tool,
        keys: toolKeys[id],
        pressed: state !== null && isIn(state, id),
        act: () => run(makeInto(id)),
      })),
      { label: "Bold", shown: "B", keys: "Control+B", pressed: isFormat("bold"), act: () => run(format("bold")) },
      { label: "Italic", shown: "I", keys: "Control+I", pressed: isFormat("italic"), act: () => run(format("italic")) },
      describes
        ? { label: "Describe the picture", shown: "Describe", keys: "Control+K", act: onSheet }
        : { label: "Link", shown: "Link", keys: "Control+K", pressed: isFormat("link"), act: onSheet },
      ...(inTable
        ? tableTools.map(({ command, ...tool }) => ({ ...tool, act: () => run(command) }))
        : [{ label: "Table", shown: "Table", act: () => run(makeTable) }]),
      { label: "Undo", shown: "Undo", keys: "Control+Z", off: !state || undoDepth(state) === 0, act: () => run(undo) },
      { label: "Redo", shown: "Redo", keys: "Control+Y", off: !state || redoDepth(state) === 0, act: () => run(redo) },
    ];
  const first = Math.min(at, buttons.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") return onLeave();
    const to = { ArrowRight: first + 1, ArrowLeft: first - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + buttons.length) % buttons.length;
    setAt(next);
    bar.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div
      className="writing-tools"
      id="writing-tools"
      role="toolbar"
      tabIndex={-1}
      aria-label="Tools of writing"
      aria-controls="writing-text"
      ref={bar}
      onKeyDown={onKeyDown}
    >
      {buttons.map(({ label, shown, keys, pressed, off, act }, i) => (
        <button
          key={label}
          type="button"
          className={`btn sm tool-${label.toLowerCase().replaceAll(" ", "-")}`}
          tabIndex={i === first ? 0 : -1}
          title={keys === undefined ? label : `${label} (${shownKeys(keys)})`}
          aria-label={label}
          aria-keyshortcuts={keys}
          aria-disabled={off ?? false}
          {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
          onFocus={() => setAt(i)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            if (!off) act();
          }}
        >
          {shown}
        </button>
      ))}
    </div>
  );
}
