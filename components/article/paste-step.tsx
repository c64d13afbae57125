"use client";
import { useRef, useState } from "react";
import { Glyph } from "../ui/glyph.tsx";
import type { Refused } from "./article-api.ts";
import { toBase64, type ImportDraft } from "./import-draft.ts";

/** What the encodings are for, beside their names. */
const scripts: Readonly<Record<string, string>> = {
  "windows-1250": "Central European",
  "windows-1251": "Cyrillic",
  "windows-1252": "Western European",
  "windows-1253": "Greek",
  "windows-1254": "Turkish",
  "windows-1255": "Hebrew",
  "windows-1256": "Arabic",
  "iso-8859-2": "Central European",
  "iso-8859-5": "Cyrillic",
  "koi8-r": "Russian",
  "koi8-u": "Ukrainian",
  macintosh: "old Mac",
  shift_jis: "Japanese",
  "euc-jp": "Japanese",
  "euc-kr": "Korean",
  gb18030: "Chinese",
  big5: "Chinese",
};

/** As in server/imports/decode.ts: no text of this size is taken, so it is not even read. In bytes. */
const largestFile = 4_000_000;

/** The first step: the text, pasted, typed, or from a file. */
export function PasteStep({
  draft,
  change,
  refused,
  reading,
  encodings,
  look,
}: {
  draft: ImportDraft;
  change: (changes: Partial<ImportDraft>) => void;
  refused: Refused | undefined;
  reading: boolean;
  encodings: readonly string[];
  look: () => void;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState("");
  const needsEncoding =
    draft.file && (draft.encoding !== "" || refused?.errors.some(({ path }) => path === "encoding"));
  const take = async (file: File | undefined) => {
    if (!file) return;
    const large = file.size > largestFile;
    setTooLarge(large ? `«${file.name}» has more than 4 MB. Split it, or paste the part to be checked.` : "");
    if (large) return;
    change({ file: { name: file.name, base64: await toBase64(file) }, encoding: "", reading: null });
  };
  const problem = tooLarge || refused?.message;

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is the second way: «Choose a file» is the first
    <form
      className={over ? "bring over" : "bring"}
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <h1>Bring in an article</h1>
      <p className="mid">
        Paste its text, or choose a file. It is kept as it came; you see and correct it in the next step.
      </p>
      {problem && (
        <p className="form-error" role="alert">
          <Glyph name="warn" />
          <span>{problem}</span>
        </p>
      )}
      {draft.file ? (
        <div className="chosen-file">
          <p>
            <b>{draft.file.name}</b>
          </p>
          {needsEncoding && (
            <label>
              <span className="field-label">Encoding</span>
              <select
                className="field"
                value={draft.encoding}
                onChange={(event) => change({ encoding: event.target.value, reading: null })}
              >
                <option value="">Choose the encoding</option>
                {encodings.map((name) => (
                  <option key={name} value={name}>
                    {scripts[name] ? `${name} (${scripts[name]})` : name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <button type="button" className="btn" onClick={() => change({ file: null, encoding: "", reading: null })}>
            Paste text instead
          </button>
        </div>
      ) : (
        <>
          <label className="field-label" htmlFor="bring-text">
            Text of the article
          </label>
          <textarea
            id="bring-text"
            className="field paste"
            dir="auto"
            value={draft.text}
            onChange={(event) => change({ text: event.target.value, reading: null })}
          />
          <label className="choice">
            <input
              type="checkbox"
              checked={draft.isMarkdown}
              onChange={(event) => change({ isMarkdown: event.target.checked, reading: null })}
            />
            <span>
              Markdown
              <small>Read #, *, &gt; and links as headings, emphasis, quotes and links.</small>
            </span>
          </label>
        </>
      )}
      <div className="form-foot">
        <button type="submit" className="btn pri tall">
          {reading ? "Reading…" : "Look at it"}
        </button>
        <button type="button" className="btn tall" onClick={() => chooser.current?.click()}>
          Choose a file
        </button>
        <input
          ref={chooser}
          className="vh"
          type="file"
          tabIndex={-1}
          aria-label="File of the article (.txt or .md)"
          accept=".txt,.text,.md,.markdown,text/plain,text/markdown"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <span className="dim">or drop it here: .txt or .md. Web pages, Word files and PDFs follow.</span>
      </div>
    </form>
  );
}
