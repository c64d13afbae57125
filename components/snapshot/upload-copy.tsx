"use client";
import { useId, useState } from "react";
import { largestFile } from "@/core/snapshots.ts";
import { sizeInWords } from "./copy-words.ts";
import { uploadCopy, whyNotSent, type Kept } from "./keep-copy.ts";
import { Send, type WayProps } from "./keep-way.tsx";

/** A file of the source, chosen or dropped. What is too large is said before anything is sent. */
export function UploadCopy({ sourceId, keeping }: WayProps) {
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const problem = file && whyNotSent(file);
  const keep = () =>
    keeping.run("upload", (signal, tell) => (file ? uploadCopy(sourceId, file, tell, signal) : never()));
  return (
    <form
      className="way"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a shortcut: the field inside does the same */}
      <div
        className={over ? "drop over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          setFile(event.dataTransfer.files[0] ?? null);
        }}
      >
        <label className="lbl" htmlFor={id}>
          File
        </label>
        <input id={id} type="file" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        <p className="hint">
          Drop it here, or choose it. A page, a PDF, a document, text or a picture; {sizeInWords(largestFile)} at most.
        </p>
        {file && (
          <p>
            <b>{file.name}</b> <span className="dim">{sizeInWords(file.size)}</span>
          </p>
        )}
      </div>
      <Send keeping={keeping} lacking={problem ?? (file ? "" : "Choose a file first.")}>
        Keep this file
      </Send>
    </form>
  );
}

function never(): Promise<Kept> {
  return Promise.resolve({ cancelled: true });
}
