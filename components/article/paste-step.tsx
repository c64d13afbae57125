"use client";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Glyph } from "../ui/glyph.tsx";
import { AddressField, type Fetching } from "./address-field.tsx";
import type { Refused } from "./article-api.ts";
import { ChosenFile } from "./chosen-file.tsx";
import { chosenFile, type ImportDraft, isSameFile, type Way } from "./import-draft.ts";
import { PasteField } from "./paste-field.tsx";
import { acceptedFiles, takenFiles, whyNotTaken } from "./taken-files.ts";

/** What is read when nobody says which: a file before a text, an address where there is neither. */
function wayOf({ file, text, url }: ImportDraft, { allowed }: Fetching): Way {
  if (file) return "file";
  return text.trim() === "" && url.trim() !== "" && allowed ? "url" : "text";
}

/** Takes a file into the draft; the same one chosen again keeps what was corrected in its text. */
function useTaking(draft: ImportDraft, change: Props["change"], hold: Props["hold"]) {
  const [tooLarge, setTooLarge] = useState("");
  const take = async (file: File | undefined) => {
    if (!file) return;
    const problem = whyNotTaken(file);
    setTooLarge(problem);
    if (problem !== "") return;
    const chosen = await chosenFile(file);
    hold(file);
    change(isSameFile(draft.file, chosen) ? { file: chosen } : { file: chosen, encoding: "", reading: null });
  };
  return { tooLarge, take, clear: () => setTooLarge("") };
}

interface Props {
  title: string;
  /** What comes of it, under the title. */
  lead: string;
  draft: ImportDraft;
  change: (changes: Partial<ImportDraft>) => void;
  /** The chosen file itself, while the page is open. */
  held: File | undefined;
  hold: (file: File) => void;
  refused: Refused | undefined;
  /** That it runs, and how to stop it. */
  progress: ReactNode;
  /** What came of it, in words. */
  said: string;
  /** From what is or was last read. */
  lastWay: Way | undefined;
  busy: boolean;
  /** Whether somebody came back from the text. */
  returned: boolean;
  encodings: readonly string[];
  fetching: Fetching;
  look: (way: Way) => void;
}

/** The first step: the text, from its address, pasted, typed, or from a file. */
export function PasteStep(props: Props) {
  const {
    title,
    lead,
    draft,
    change,
    held,
    hold,
    refused,
    progress,
    said,
    lastWay,
    busy,
    returned,
    encodings,
    fetching,
    look,
  } = props;
  const chooser = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [over, setOver] = useState(false);
  const { tooLarge, take, clear } = useTaking(draft, change, hold);
  const atAddress = refused?.errors.find(({ path }) => path === "url")?.message;
  const isFetch = lastWay === "url";
  const problem = tooLarge || (atAddress ? undefined : refused?.message);
  const isFile = (event: { dataTransfer: DataTransfer }) => event.dataTransfer.types.includes("Files");
  useEffect(() => {
    // «Cancel» is gone once it was pressed
    if (said === "" || document.activeElement !== document.body) return;
    form.current?.querySelector<HTMLElement>(isFetch ? "[name='url']" : ".btn.pri")?.focus();
  }, [said, isFetch]);
  useEffect(() => {
    if (returned) heading.current?.focus();
  }, [returned]);
  useEffect(() => {
    if (atAddress) form.current?.querySelector<HTMLElement>("[name='url']")?.focus();
  }, [atAddress, refused]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is the second way: «Choose a file» is the first
    <form
      ref={form}
      className={over ? "bring over" : "bring"}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        const asked = submitter?.getAttribute("value") === "url" && draft.url.trim() !== "";
        clear();
        if (!busy) look(asked ? "url" : wayOf(draft, fetching));
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
        {title}
      </h1>
      <p className="mid">{lead}</p>
      {problem && (
        <p className="form-error" role="alert">
          <Glyph name="warn" />
          <span>{problem}</span>
        </p>
      )}
      <AddressField
        url={draft.url}
        onUrl={(url) => change({ url })}
        problem={atAddress}
        fetching={fetching}
        progress={isFetch && progress}
        said={isFetch ? said : ""}
        busy={busy}
      />
      {draft.file ? (
        <ChosenFile
          file={draft.file}
          isHere={held !== undefined}
          hasCorrections={draft.reading?.from.way === "file"}
          encoding={draft.encoding}
          encodings={encodings}
          needsEncoding={draft.encoding !== "" || (refused?.errors ?? []).some(({ path }) => path === "encoding")}
          change={change}
        />
      ) : (
        <PasteField draft={draft} change={change} busy={busy} />
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
          aria-label="File of the article"
          accept={acceptedFiles}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        {(!isFetch && progress) || (
          <output className="dim">{(!isFetch && said) || `or drop it here: ${takenFiles}`}</output>
        )}
      </div>
    </form>
  );
}
