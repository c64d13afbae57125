"use client";
import { useEffect, useRef, useState } from "react";
import { AddressField, type Fetching } from "../article/address-field.tsx";
import { ProgressLine } from "../article/progress-line.tsx";
import { sizeInWords } from "../snapshot/copy-words.ts";
import { Glyph } from "../ui/glyph.tsx";
import { anew } from "./outside-draft.ts";
import type { Outside } from "./use-outside.ts";

const accepted =
  ".csv,.tsv,.txt,.xlsx,.json,.jsonld,.jsonl,.html,.htm,text/csv,application/json,application/ld+json,text/html";

const ofClaims = {
  on: "A page with ClaimReview, a feed, annotations or a sheet. The server fetches this one address; nothing in it is run.",
  off: "Open the address in your browser, save what it shows as a file and choose that, or copy it and paste it below.",
  button: "Fetch it",
};

/** The first step: an address, a file, or what is pasted. */
export function ChooseClaims({
  outside,
  encodings,
  fetching,
}: {
  outside: Outside;
  encodings: readonly string[];
  fetching: Fetching;
}) {
  const { draft, change, file, take, refused, said, way, returned, running, cancel, look } = outside;
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const problem = useRef<HTMLParagraphElement>(null);
  const [over, setOver] = useState(false);
  const busy = running !== null;
  const needsEncoding = draft.encoding !== "" || (refused?.errors ?? []).some(({ path }) => path === "encoding");
  const isFile = (event: { dataTransfer: DataTransfer }) => event.dataTransfer.types.includes("Files");
  useEffect(() => {
    if (returned) heading.current?.focus();
  }, [returned]);
  const atAddress = refused?.errors.find(({ path }) => path === "url")?.message;
  const isFetch = way === "url";
  useEffect(() => {
    if (atAddress) form.current?.querySelector<HTMLElement>("[name='url']")?.focus();
    else if (refused) problem.current?.focus();
  }, [refused, atAddress]);
  useEffect(() => {
    // «Cancel» is gone once it was pressed
    if (said === "" || document.activeElement !== document.body) return;
    form.current?.querySelector<HTMLElement>(isFetch ? "[name='url']" : ".btn.pri")?.focus();
  }, [said, isFetch]);
  const words = isFetch
    ? "Fetching it, and looking for every claim in the text"
    : "Reading it, and looking for every claim in the text";
  const progress = running && <ProgressLine words={words} running={running} cancel={cancel} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is the second way: «Choose a file» is the first
    <form
      ref={form}
      className={over ? "bring over" : "bring"}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const isEmpty = !draft.file && draft.text.trim() === "" && draft.url.trim() !== "" && fetching.allowed;
        const isAsked = submitter?.getAttribute("value") === "url";
        if (!busy) void look({}, isAsked || isEmpty ? "url" : "sent");
      }}
      onDragOver={(event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!isFile(event)) return;
        event.preventDefault();
        if (!busy) void take(event.dataTransfer.files[0]);
      }}
    >
      <h1 tabIndex={-1} ref={heading}>
        Bring in claims that were checked before
      </h1>
      <p className="mid">
        A claim sheet (CSV, XLSX, or cells pasted from a spreadsheet), ClaimReview (JSON-LD, a feed, a page’s source),
        or annotations (W3C, Hypothesis). In the next step you see where each claim would go; nothing is kept before.
        Their verdicts come in as drafts: nobody here has given them.
      </p>
      {refused && !atAddress && (
        <p className="form-error" role="alert" tabIndex={-1} ref={problem}>
          <Glyph name="warn" />
          <span>{refused.message}</span>
        </p>
      )}
      <AddressField
        url={draft.url}
        onUrl={(url) => change(way === "url" ? anew({ url }) : { url })}
        words={ofClaims}
        problem={atAddress}
        fetching={fetching}
        progress={isFetch && progress}
        said={isFetch ? said : ""}
        busy={busy}
      />
      {draft.file ? (
        <div className="chosen-file">
          <p>
            <b dir="auto">{draft.file.name}</b> <span className="dim">{sizeInWords(draft.file.size)}</span>
          </p>
          {!file && (
            <p className="form-note" role="alert">
              This file was too large to be kept in the browser while the page was closed. Choose it again: what you
              chose for it is still here.
            </p>
          )}
          <button type="button" className="btn" onClick={() => change(anew({ file: null }))}>
            Paste instead
          </button>
        </div>
      ) : (
        <>
          <label htmlFor="outside-text" className="field-label">
            Paste the sheet, the JSON or the page’s source
          </label>
          <textarea
            id="outside-text"
            className="field outside-text"
            value={draft.text}
            spellCheck={false}
            readOnly={busy}
            onChange={(event) => change(anew({ text: event.target.value }))}
          />
        </>
      )}
      {needsEncoding && (
        <label>
          <span className="field-label">Encoding of the file</span>
          <select
            className="field"
            value={draft.encoding}
            onChange={(event) => change({ encoding: event.target.value })}
          >
            <option value="">Choose the encoding</option>
            {encodings.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <div className="form-foot">
        <button type="submit" className="btn pri tall" aria-disabled={busy}>
          Look at it
        </button>
        <button
          type="button"
          className="btn tall"
          aria-disabled={busy}
          onClick={() => busy || chooser.current?.click()}
        >
          {draft.file ? "Choose another file" : "Choose a file"}
        </button>
        <input
          ref={chooser}
          className="vh"
          type="file"
          tabIndex={-1}
          aria-label="File of claims"
          accept={accepted}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        {(!isFetch && progress) || (
          <output className="dim">{(!isFetch && said) || "or drop it here: 10 MB and 5,000 claims at most."}</output>
        )}
      </div>
    </form>
  );
}
