"use client";
import { useEffect, useId, useRef, useState } from "react";
import type { Contact } from "@/core/contacts.ts";
import { largestFile } from "@/core/snapshots.ts";
import { Glyph } from "../ui/glyph.tsx";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { sendFile } from "../workspace/send-file.ts";
import { sizeInWords } from "../snapshot/copy-words.ts";

type Sending = { name: string; sent: number; stop: () => void };

const most = sizeInWords(largestFile);

const problems = {
  offline: "The line broke: the file did not reach the server. Choose it again when the line is back.",
  busy: "The server is busy and did not take the file. Choose it again.",
  "signed-out": "You are signed out: the file was not sent. Sign in again above, then choose it again.",
} as const;

/** The file kept with a contact, to be downloaded; and the way to keep one, or another in its place. */
export function ContactFile({ row }: { row: Contact }) {
  const { may } = useWorkspace();
  const { sending, problem, send } = useSending(row);
  const { attachment } = row;
  if (!attachment && !may["contact.write"]) return null;
  return (
    <div className="log-file">
      {attachment && (
        <p>
          <a href={`/api/v1/contacts/${row.id}/attachment`} download={attachment.fileName} dir="auto">
            {attachment.fileName}
          </a>{" "}
          <span className="dim">{sizeInWords(attachment.size)}</span>
        </p>
      )}
      {may["contact.write"] && <Choose row={row} sending={sending !== null} onChoose={(file) => void send(file)} />}
      {sending && (
        <p className="log-sending">
          <progress value={sending.sent} aria-label={`Sending ${sending.name}`} />
          <span className="num">{Math.floor(sending.sent * 100)} %</span>
          <button type="button" className="btn sm" onClick={sending.stop}>
            Cancel
          </button>
        </p>
      )}
      {problem !== "" && (
        <p className="field-note bad" role="alert">
          <Glyph name="warn" />
          <span>{problem}</span>
        </p>
      )}
    </div>
  );
}

function useSending({ id, claimId, version }: Contact) {
  const { store } = useWorkspace();
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState("");
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const send = async (file: File) => {
    setProblem("");
    if (file.size === 0) return setProblem("This file is empty. Choose another one.");
    if (file.size > largestFile) {
      return setProblem(
        `This file has ${sizeInWords(file.size)}; ${most} at most. Nothing was sent. Choose a smaller one.`,
      );
    }
    const control = new AbortController();
    stop.current = () => control.abort();
    const tell = (sent: number) => setSending({ name: file.name, sent, stop: () => control.abort() });
    tell(0);
    const path = `/contacts/${id}/attachment`;
    const result = await sendFile({ method: "PUT", path, file, version }, tell, control.signal);
    setSending(null);
    if (result.outcome === "cancelled") return;
    if ("message" in result) setProblem(`${result.message} No file was kept: choose it again.`);
    else if (result.outcome !== "ok") setProblem(problems[result.outcome]);
    // also after a conflict: the file can be sent with the contact as it is now
    await store.openClaim(claimId);
  };
  return { sending, problem, send };
}

/** The way to a file. Files need the line and a contact that the server has: without, it says what is waited for. */
function Choose({ row, sending, onChoose }: { row: Contact; sending: boolean; onChoose: (file: File) => void }) {
  const { store } = useWorkspace();
  const line = useShown((state) => state.outbox.line);
  const waits = useShown((state) => state.outbox.entries.length > 0);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { claimId, id: contactId, attachment } = row;
  const why = line !== "online" ? "Files need the line: wait until it is back." : "";
  const disabled = why !== "" || waits || sending || row.version === 0;
  return (
    <div className="log-a">
      <input
        ref={input}
        type="file"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) onChoose(file);
        }}
      />
      <button
        type="button"
        className="btn sm"
        disabled={disabled}
        aria-describedby={id}
        onClick={() => input.current?.click()}
      >
        {attachment ? "Choose another file" : "Choose a file"}
      </button>
      {attachment && (
        <button
          type="button"
          className="btn quiet sm"
          onClick={() => store.change({ kind: "edit-contact", claimId, contactId, fields: { attachment: null } })}
        >
          Take the file off
        </button>
      )}
      <span className="hint" id={id}>
        {why || `${most} at most`}
      </span>
    </div>
  );
}
