"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { mergedFields, mergeSource, type MergedField } from "@/core/source-merges.ts";
import { sourceName, type LinkedSource, type Source, type SourceSummary } from "@/core/sources.ts";
import { callApi, type Refused } from "../article/article-api.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { sendJson } from "./source-api.ts";
import { SourcePicker } from "./source-picker.tsx";

const labels: Readonly<Record<MergedField, string>> = {
  url: "Web address",
  title: "Title",
  publisher: "Publisher",
  author: "Author",
  publishedAt: "Published",
  language: "Language",
  note: "Note",
  interest: "Interest",
  reliability: "Reliability",
};

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What of each is kept, field by field; what is left behind stays in the log. */
function SideBySide({ into, from }: { into: Source; from: Source }) {
  const { merged } = mergeSource(into, from);
  const rows = mergedFields.filter((field) => into[field] || from[field]);
  const cell = (value: string | null, isKept: boolean) => (
    <td dir="auto">
      {value ? (
        isKept ? (
          <>
            <Glyph name="check" />
            <b>{value}</b>
            <span className="vh"> (kept)</span>
          </>
        ) : (
          <span className="dim">{value}</span>
        )
      ) : (
        <span className="dim">–</span>
      )}
    </td>
  );
  return (
    <table className="sides" aria-label="What is kept">
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">Field</span>
          </th>
          <th scope="col">This source</th>
          <th scope="col">The duplicate</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((field) => (
          <tr key={field}>
            <th scope="row">{labels[field]}</th>
            {cell(into[field], merged[field] === into[field])}
            {cell(from[field], merged[field] === from[field] && merged[field] !== into[field])}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Merges a duplicate into this source: finds it, shows side by side what will be kept, and does it. */
export function MergeSources({ source, twins }: { source: Source; twins: readonly LinkedSource[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [other, setOther] = useState<SourceSummary | null>(null);
  const [refused, setRefused] = useState<Refused>();
  const [merging, setMerging] = useState(false);
  const asked = useRef(0);
  const choose = (chosen: SourceSummary | null) => {
    asked.current += 1;
    setOther(chosen);
    setRefused(undefined);
  };
  const start = async (id?: string) => {
    setOpen(true);
    choose(null);
    if (id === undefined) return;
    const own = asked.current;
    const { value, refused: why } = await callApi<SourceSummary>(`/sources/${id}`, {});
    // another one was chosen, or asked for, meanwhile
    if (own !== asked.current) return;
    choose(value ?? null);
    setRefused(why);
  };
  const merge = async () => {
    if (!other) return;
    setMerging(true);
    const body = { other: other.id, otherVersion: other.version };
    const answer = await sendJson<Source>("POST", `/sources/${source.id}/merge`, body, source.version);
    setMerging(false);
    if (answer.refused) return setRefused(answer.refused);
    setOpen(false);
    router.push(`/sources/${source.id}?merged=${other.id}`);
    router.refresh();
  };
  return (
    <section className="src-part" aria-labelledby="merge-h">
      <h2 id="merge-h">Duplicates</h2>
      {twins.map((twin) => (
        <p className="src-twin" key={twin.id}>
          <Glyph name="two" />
          <span className="grow">«{sourceName(twin)}» has the same address.</span>
          <button type="button" className="btn sm" onClick={() => void start(twin.id)}>
            Merge it into this one…
          </button>
        </p>
      ))}
      <p className="row">
        <button type="button" className="btn sm" onClick={() => void start()}>
          Merge a duplicate into this source…
        </button>
      </p>
      {open && (
        <Dialog title="Merge a duplicate" open onOpenChange={setOpen}>
          <form
            aria-label="Merge a duplicate"
            onSubmit={(event) => {
              event.preventDefault();
              if (!merging) void merge();
            }}
          >
            <p className="mid">
              Its evidence, copies and derivations move to «{sourceName(source)}». It can be undone.
            </p>
            {refused && (
              <p className="form-error" role="alert">
                <Glyph name="warn" />
                {refused.message}
              </p>
            )}
            <SourcePicker label="The duplicate" without={source.id} chosen={other} onChoose={choose} />
            {other && <SideBySide into={source} from={other} />}
            {other && (
              <p className="hint">
                {`${counted(other.counts.evidence, "piece", "pieces")} of evidence and ${counted(other.counts.snapshots, "copy", "copies")} move. What is not kept stays in the log.`}
              </p>
            )}
            <div className="form-foot">
              <button type="submit" className="btn pri tall" disabled={!other}>
                {merging ? "Merging…" : "Merge"}
              </button>
              <button type="button" className="btn quiet tall" onClick={() => setOpen(false)}>
                Cancel
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </section>
  );
}

/** Said on the source that a duplicate went into, with the way back. */
export function MergedNote({ from }: { from: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState("");
  const undo = async () => {
    const { refused } = await sendJson<Source>("POST", `/sources/${from}/unmerge`);
    if (refused) return setProblem(refused.message);
    router.push(`/sources/${from}`);
    router.refresh();
  };
  return (
    <output className="form-note">
      <Glyph name="check" />
      <span className="grow">{problem || "A duplicate was merged into this source."}</span>
      <button type="button" className="btn sm" onClick={() => void undo()}>
        Undo the merge
      </button>
    </output>
  );
}
