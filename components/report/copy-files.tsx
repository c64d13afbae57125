"use client";
import { useEffect, useRef, useState, type MouseEvent } from "react";
import { progressInWords, type ExportProgress } from "@/core/export-steps.ts";
import {
  papers,
  reportFileName,
  reportFormatById,
  reportFormats,
  type Paper,
  type ReportFormat,
} from "@/core/report/formats.ts";
import { ProgressLine } from "../article/progress-line.tsx";
import { whyNot } from "../claim/why-not.ts";
import { useRunning } from "../ui/use-running.ts";
import { fetchFile, followFile } from "./fetch-file.ts";
import { fileAddress, type WantedCopy } from "./report-address.ts";

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** «12 kB». */
function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** The copy in every format, to be saved; what takes its time says so and can be stopped. */
export function CopyFiles({ copy, title, mayRecord }: { copy: WantedCopy; title: string; mayRecord: boolean }) {
  const [paper, setPaper] = useState<Paper>("a4");
  const [asked, setAsked] = useState<ReportFormat>("html");
  const [said, setSaid] = useState<{ words: string; wrong: boolean } | null>(null);
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const { running, run, cancel } = useRunning();
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    // «Cancel» is gone once it was pressed
    if (running || said === null || document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-format="${asked}"]`)?.focus();
  }, [running, said, asked]);
  const take = async (format: ReportFormat) => {
    setAsked(format);
    setSaid(null);
    setProgress(null);
    await run(async (signal) => {
      const address = addressOf(format);
      const file = await (format === "pdf"
        ? followFile({ articleId: copy.articleId, address }, signal, setProgress)
        : fetchFile(address, signal));
      if (!(file instanceof Blob)) return setSaid({ words: file.refused, wrong: !signal.aborted });
      const name = reportFileName({ title }, format, copy.audience);
      save(file, name);
      setSaid({ words: `${name} is saved, ${sizeInWords(file.size)}.`, wrong: false });
    });
  };
  /** Holds the whole record, so nothing is left out of it. */
  const isWhole = (format: ReportFormat) => format === "json" || (format === "zip" && copy.audience !== "public");
  const addressOf = (format: ReportFormat) => {
    if (format === "json") return fileAddress({ ...copy, audience: "editor", leaveOut: [] }, format, paper);
    return fileAddress(isWhole(format) ? { ...copy, leaveOut: [] } : copy, format, paper);
  };
  const label = (format: ReportFormat) => reportFormatById(format)?.label ?? format;
  const link = (format: ReportFormat) => (
    <a
      className="report-file"
      data-format={format}
      href={addressOf(format)}
      download
      aria-disabled={running !== null}
      onClick={(event: MouseEvent) => {
        event.preventDefault();
        void take(format);
      }}
    >
      {label(format)}
    </a>
  );
  return (
    <section ref={list} aria-labelledby="files">
      <h2 id="files">Take it away</h2>
      <ul className="report-files">
        {reportFormats
          .filter(({ id }) => !isWhole(id))
          .map(({ id }) => (
            <li key={id}>
              {link(id)}
              {id === "pdf" && (
                <label className="report-paper">
                  Paper{" "}
                  <select className="field" value={paper} onChange={(event) => setPaper(event.target.value as Paper)}>
                    {papers.map((row) => (
                      <option key={row.id} value={row.id}>
                        {row.label}
                      </option>
                    ))}
                  </select>
                </label>
              )}
            </li>
          ))}
      </ul>
      <p className="mid report-whole">All of it, whatever is chosen above</p>
      {mayRecord ? (
        <ul className="report-files">
          {reportFormats
            .filter(({ id }) => isWhole(id))
            .map(({ id }) => (
              <li key={id}>{link(id)}</li>
            ))}
        </ul>
      ) : (
        <p className="mid">
          {label("json")}: {whyNot("record.export").toLowerCase()}
        </p>
      )}
      {running && (
        <ProgressLine
          words={progress ? progressInWords(progress) : `Writing: ${label(asked)}`}
          part={progress}
          running={running}
          cancel={cancel}
        />
      )}
      <output className={said?.wrong === true ? "report-said wrong" : "report-said"}>{said?.words}</output>
    </section>
  );
}
