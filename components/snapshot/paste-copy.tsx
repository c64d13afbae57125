"use client";
import { useId } from "react";
import { uuidv7 } from "uuidv7";
import { pasteWords } from "../evidence/pasted-words.ts";
import { takeKey } from "../ui/own-keys.ts";
import { keepCopy } from "./keep-copy.ts";
import { Send, type WayProps } from "./keep-way.tsx";

/** The text of a source, pasted: kept in this browser until the server has it. */
export function PasteCopy({ sourceId, keeping, form, language }: WayProps & { language: string }) {
  const id = useId();
  const { draft, change, unkept, drop } = form;
  const keep = async () => {
    const done = await keeping.run("paste", (signal) => keepCopy(sourceId, { id: uuidv7(), text: draft.text }, signal));
    if ("copy" in done) drop(draft);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter from the field inside
    <form
      className="way"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        takeKey(event);
        if (draft.text.trim() !== "") void keep();
      }}
    >
      <label className="lbl" htmlFor={id}>
        Text of the source
      </label>
      <textarea
        id={id}
        className="field paste"
        rows={12}
        dir="auto"
        lang={language || undefined}
        placeholder="Copy the whole text from the source and paste it here. Blank lines part its paragraphs."
        value={draft.text}
        onPaste={pasteWords}
        onChange={(event) => change({ text: event.target.value })}
      />
      {unkept && <p className="hint wrong">This browser keeps nothing: keep the copy before you leave the page.</p>}
      <Send keeping={keeping} lacking={draft.text.trim() === "" ? "Paste the text first." : ""}>
        Keep this text <kbd>Ctrl ↵</kbd>
      </Send>
    </form>
  );
}
