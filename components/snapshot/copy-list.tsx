"use client";
import { useId, useState, type FormEvent } from "react";
import { Glyph } from "../ui/glyph.tsx";
import { send } from "../workspace/api.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { safeHref } from "@/core/links.ts";
import type { SnapshotSummary } from "@/core/snapshots.ts";
import { copyMoment, methodWords, shortHash, sizeInWords, statusSigns, statusWords } from "./copy-words.ts";
import { whyNotRead } from "./shelf.ts";

interface CopyListProps {
  copies: readonly SnapshotSummary[];
  chosen: string | null;
  onChoose: (snapshotId: string) => void;
}

/** The copies of a source, newest first: what came of each, when, by whom and how, and its hash. */
export function CopyList({ copies, chosen, onChoose }: CopyListProps) {
  return (
    <aside className="copies" aria-label="Copies">
      <h2 className="lbl">{copies.length === 1 ? "1 copy" : `${copies.length} copies`}</h2>
      <ol>
        {copies.map((copy) => (
          <li key={copy.id} className={copy.id === chosen ? "copy open" : "copy"}>
            <button type="button" aria-current={copy.id === chosen} onClick={() => onChoose(copy.id)}>
              <span className={`copy-st ${copy.status}`}>
                <Glyph name={statusSigns[copy.status]} />
                {statusWords(copy.status)}
                <span className="dim num">copy {copy.number}</span>
              </span>
              <span className="copy-w">{copyMoment(copy)}</span>
            </button>
            <CopyFacts copy={copy} open={copy.id === chosen} />
          </li>
        ))}
      </ol>
    </aside>
  );
}

function CopyFacts({ copy, open }: { copy: SnapshotSummary; open: boolean }) {
  const { people, me } = useWorkspace();
  const name = people.find(({ id }) => id === copy.createdBy)?.name ?? "somebody who is not here";
  return (
    <div className="copy-f">
      <p>
        {methodWords(copy)}, {copy.createdBy === me.id ? "by you" : `by ${name}`}
      </p>
      {copy.sha256 && (
        <p className="proof" title={copy.sha256}>
          sha256 {shortHash(copy.sha256)} · {sizeInWords(copy.size)}
        </p>
      )}
      {open && (
        <>
          {copy.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          {copy.sha256 && (
            <p>
              <a href={`/api/v1/snapshots/${copy.id}/content`} download={copy.fileName || undefined}>
                Download{copy.fileName ? ` ${copy.fileName}` : " the copy"}
              </a>
            </p>
          )}
          <Archive key={copy.archiveUrl} copy={copy} />
        </>
      )}
    </div>
  );
}

/** The same page at an outside archive: its link and what does not fit about it, or a field for its address. */
function Archive({ copy }: { copy: SnapshotSummary }) {
  const { shelf, may } = useWorkspace();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const href = safeHref(copy.archiveUrl ?? "");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const body = { archiveUrl: typed?.trim() || null };
    const result = await send({ method: "PATCH", path: `/snapshots/${copy.id}`, body, version: copy.version });
    if (result.outcome !== "ok") return setProblem(`Not saved: ${whyNotRead(result)}`);
    shelf.put(result.value as SnapshotSummary);
    setTyped(null);
  };
  if (typed === null) {
    return (
      <>
        {href && (
          <p>
            <a href={href} target="_blank" rel="noopener noreferrer">
              At {new URL(href).hostname}
            </a>
          </p>
        )}
        {copy.archiveProblems.map((line) => (
          <p key={line} className="copy-problem">
            <Glyph name="warn" />
            {line}
          </p>
        ))}
        {may["evidence.write"] && (
          <button type="button" className="linkish" onClick={() => setTyped(copy.archiveUrl ?? "")}>
            {href ? "Change the archive address" : "Add an archive address"}
          </button>
        )}
      </>
    );
  }
  return (
    <form className="copy-archive" onSubmit={(event) => void save(event)}>
      <label className="lbl" htmlFor={id}>
        Archive address
      </label>
      <input
        id={id}
        className="field"
        type="url"
        placeholder="https://web.archive.org/…"
        value={typed}
        aria-describedby={`${id}-problem`}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p id={`${id}-problem`} className="copy-problem" role="alert">
        {problem}
      </p>
      <button type="submit" className="btn sm">
        Save
      </button>
      <button type="button" className="btn sm quiet" onClick={() => setTyped(null)}>
        Cancel
      </button>
    </form>
  );
}
