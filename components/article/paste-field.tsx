"use client";
import { useState, type ClipboardEvent } from "react";
import { safeHref } from "@/core/links.ts";
import type { ImportDraft } from "./import-draft.ts";
import { isFormatted } from "./rich-paste.ts";

interface Props {
  draft: ImportDraft;
  change: (changes: Partial<ImportDraft>) => void;
  busy: boolean;
}

/** Whether the whole field is replaced by what is pasted. */
function replacesAll({ value, selectionStart, selectionEnd, readOnly }: HTMLTextAreaElement): boolean {
  return readOnly || value.trim() === "" || (selectionStart === 0 && selectionEnd === value.length);
}

/** What was pasted with its formatting can be taken as its words alone, for as long as nobody wrote in them. */
function RichSwitch({ draft, change, busy }: Props) {
  const { isPlain } = draft;
  const choose = (plain: boolean) => () => busy || change({ isPlain: plain });
  return (
    <fieldset className="rich-switch">
      <legend className="vh">How it is taken</legend>
      <label className="choice">
        <input type="radio" name="rich" checked={!isPlain} onChange={choose(false)} />
        Pasted with its formatting
      </label>
      <label className="choice">
        <input type="radio" name="rich" checked={isPlain} onChange={choose(true)} />
        Take as plain text
      </label>
      <button type="button" className="btn sm" onClick={() => busy || change({ html: null, isPlain: false, text: "" })}>
        Clear
      </button>
    </fieldset>
  );
}

/** The text of an article, pasted or typed. What comes from a page, Word or Google Docs keeps its formatting. */
export function PasteField({ draft, change, busy }: Props) {
  const { text, html, isPlain, isMarkdown } = draft;
  const [isAmong, setIsAmong] = useState(false);
  const isRich = html !== null && !isPlain;
  const isAddress = /^https?:\/\/\S+$/iu.test(text.trim()) && safeHref(text.trim()) !== undefined;
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData("text/html");
    const words = event.clipboardData.getData("text/plain");
    const formatted = pasted !== "" && isFormatted(pasted);
    const all = replacesAll(event.currentTarget);
    setIsAmong(formatted && !all);
    if (busy || !all || (!formatted && !isRich)) return;
    event.preventDefault();
    change({ text: words, html: formatted ? pasted : null, isPlain: false });
  };
  return (
    <>
      <label className="field-label" htmlFor="bring-text">
        Text of the article
      </label>
      {html !== null && <RichSwitch draft={draft} change={change} busy={busy} />}
      <textarea
        id="bring-text"
        className="field paste"
        dir="auto"
        aria-describedby="bring-text-hint"
        readOnly={busy || isRich}
        value={text}
        onPaste={paste}
        onChange={({ target }) => change({ text: target.value, html: null, isPlain: false })}
      />
      <p className="hint" id="bring-text-hint" aria-live="polite">
        {isRich
          ? "Headings, lists, tables and links are kept. The next step shows them, and there you correct the text."
          : isAmong
            ? "Pasted as plain text, among what stood here. To keep the formatting, clear the field first."
            : "Text, Markdown, or copied from a page, Word or Google Docs: then its formatting is kept."}
      </p>
      {isAddress && (
        <p className="form-note">
          <span>This is a web address.</span>
          <button type="button" className="btn sm" onClick={() => busy || change({ url: text.trim(), text: "" })}>
            Take it as the address of the page
          </button>
        </p>
      )}
      {!isRich && (
        <label className="choice">
          <input
            type="checkbox"
            checked={isMarkdown}
            onChange={(event) => busy || change({ isMarkdown: event.target.checked })}
          />
          <span>
            Markdown
            <small>Read #, *, &gt; and links as headings, emphasis, quotes and links.</small>
          </span>
        </label>
      )}
    </>
  );
}
