"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { Article } from "@/core/articles.ts";
import { answerOf, unreached, type Refused } from "../article/article-api.ts";
import { ProgressLine } from "../article/progress-line.tsx";
import { sizeInWords } from "../snapshot/copy-words.ts";
import { Glyph } from "../ui/glyph.tsx";
import { useRunning } from "../ui/use-running.ts";
import { sendForm } from "../workspace/send-file.ts";

/** A request takes a bundle of 1 GB (core/inputs/records.ts). Bytes. */
const largest = 1024 * 1024 * 1024;

function whyNotTaken({ name, size }: File): string {
  if (size === 0) return `«${name}» is empty. Choose another file.`;
  if (size <= largest) return "";
  return `«${name}» has ${sizeInWords(size)}; 1 GB is taken here. Nothing was sent. «claimcheck import» takes larger ones.`;
}

/** Brings in a bundle that was taken out of another Claimcheck: a file, how far it is, and what came of it. */
export function BringRecord() {
  const router = useRouter();
  const { running, run, cancel } = useRunning();
  const [refused, setRefused] = useState<Pick<Refused, "message" | "present">>();
  const [said, say] = useState("");
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const isSending = running !== null && (running.sent ?? 0) < 1;

  const bring = async (file: File | undefined) => {
    if (!file || running) return;
    say("");
    const problem = whyNotTaken(file);
    setRefused(problem === "" ? undefined : { message: problem });
    if (problem !== "") return;
    const headers = { "content-type": "application/zip", "idempotency-key": crypto.randomUUID() };
    const sent = { method: "POST", path: "/records/bundle", body: file, headers } as const;
    const response = await run((signal, tell) => sendForm(sent, tell, signal));
    if (response === undefined) return;
    if (response === "cancelled") {
      say("Stopped. Nothing was brought in.");
      chooser.current?.focus();
      return;
    }
    const answer = response === "offline" ? { refused: unreached } : await answerOf<Article>(response);
    setRefused(answer.refused);
    if (answer.value) router.push(`/articles/${answer.value.id}`);
  };

  const present = refused?.present as { articleId?: string } | undefined;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is the second way: the field is the first
    <div
      className={over ? "bring over" : "bring"}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        void bring(event.dataTransfer.files[0]);
      }}
    >
      <h1>Bring in a bundle</h1>
      <p className="mid">
        An article with all its checking, as it was taken out of another Claimcheck for the editor or legal. Every byte
        of it is verified first. What was published of it is published here, too.
      </p>
      {refused && (
        <p className={present?.articleId ? "form-note" : "form-error"} role="alert">
          {!present?.articleId && <Glyph name="warn" />}
          <span>
            {refused.message} {present?.articleId && <a href={`/articles/${present.articleId}`}>Open the article</a>}
          </span>
        </p>
      )}
      <label>
        <span className="field-label">The bundle (.zip), 1 GB at most; or drop it here</span>
        <input
          ref={chooser}
          className="field"
          type="file"
          accept=".zip,application/zip"
          aria-disabled={running !== null}
          onClick={(event) => running && event.preventDefault()}
          onChange={(event) => {
            void bring(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </label>
      <div className="form-foot">
        {running ? (
          <ProgressLine
            words={isSending ? "Sending the bundle" : "Checking every byte, and bringing it in"}
            running={running}
            {...(isSending && { cancel })}
          />
        ) : (
          <output className="dim">{said}</output>
        )}
      </div>
    </div>
  );
}
