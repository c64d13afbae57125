"use client";
import { sizeInWords } from "../snapshot/copy-words.ts";
import type { ChosenFile as Chosen, ImportDraft } from "./import-draft.ts";

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

/** The file that was chosen, with its encoding where that has to be told. */
export function ChosenFile({
  file,
  isHere,
  hasCorrections,
  encoding,
  encodings,
  needsEncoding,
  change,
}: {
  file: Chosen;
  /** Its bytes are at hand: they are not when the page was reloaded and the browser could not keep them. */
  isHere: boolean;
  hasCorrections: boolean;
  encoding: string;
  encodings: readonly string[];
  needsEncoding: boolean;
  change: (changes: Partial<ImportDraft>) => void;
}) {
  return (
    <div className="chosen-file">
      <p>
        <b dir="auto">{file.name}</b> <span className="dim">{sizeInWords(file.size)}</span>
      </p>
      {!isHere && (
        <p className="form-note" role="alert">
          This file was too large to be kept in the browser while the page was closed. Choose it again
          {hasCorrections ? ": what you corrected in its text is still here." : "."}
        </p>
      )}
      {isHere && file.base64 === null && (
        <p className="mid">Too large to be kept in the browser: when this page is reloaded, choose it again.</p>
      )}
      {needsEncoding && (
        <label>
          <span className="field-label">Encoding</span>
          <select
            className="field"
            value={encoding}
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
      <button type="button" className="btn" onClick={() => change({ file: null, encoding: "" })}>
        Paste text instead
      </button>
    </div>
  );
}
