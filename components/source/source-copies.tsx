import { captureStatuses, snapshotMethods, type SnapshotSummary } from "@/core/snapshots.ts";
import { timeInWords } from "@/core/time-words.ts";

const label = (rows: readonly { id: string; label: string }[], id: string) =>
  rows.find((row) => row.id === id)?.label ?? id;

/** The kept copies of a source: when, how, what came of each, and its bytes as a download. */
export function SourceCopies({ copies }: { copies: readonly SnapshotSummary[] }) {
  return (
    <section className="src-part" aria-labelledby="copies-h">
      <h2 id="copies-h">Copies</h2>
      {copies.length === 0 && <p className="hint">No copy is kept yet. Copies are made beside the evidence.</p>}
      <ul>
        {copies.map(({ id, number, status, method, reason, capturedAt, sha256, archiveUrl }) => (
          <li key={id} className="deriv">
            <div className="grow">
              <b>Copy {number}</b> <span className="tag">{label(captureStatuses, status)}</span>{" "}
              <span className="mid">
                {label(snapshotMethods, method)}, {timeInWords(capturedAt)}
              </span>
              {reason !== "" && <p className="mid">{reason}</p>}
              {sha256 !== null && <p className="proof">sha256 {sha256}</p>}
              {archiveUrl !== null && <p className="proof">{archiveUrl}</p>}
            </div>
            {sha256 !== null && (
              <a className="btn sm" href={`/api/v1/snapshots/${id}/content`} download>
                Download<span className="vh"> copy {number}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
