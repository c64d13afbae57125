"use client";
import { copyDay } from "../snapshot/copy-words.ts";
import { useCopies } from "../snapshot/use-copies.ts";
import { Glyph } from "../ui/glyph.tsx";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { dateRoles, evidenceClasses, maskReasons, type EvidenceView } from "@/core/evidence.ts";
import { safeHref } from "@/core/links.ts";
import { textFragmentUrl } from "@/core/text-fragments.ts";
import { dateInWords } from "@/core/time-words.ts";
import { publishedAfter } from "./evidence-dates.ts";
import { LockLine } from "./lock-line.tsx";
import { NearestWords } from "./nearest-words.tsx";
import { sourceName } from "./source-name.ts";

const visibilityWords = { public: "in every copy", team: "for the desk", legal: "for legal only" } as const;

/** All that is known of a piece of evidence: the words, whether they stand in the copy, where, when, and who may see it. */
export function OpenEvidence({ row }: { row: EvidenceView }) {
  const kind = evidenceClasses.find(({ id }) => id === row.class)?.label;
  return (
    <>
      {row.stance === "not-found" && <Search row={row} />}
      <Words row={row} />
      <div className="ev-m">
        <LockLine row={row} />
        {row.stance !== "not-found" && <span className="small">{kind}</span>}
      </div>
      {row.lock === "not-found" && row.snapshotId && <NearestWords row={row} snapshotId={row.snapshotId} />}
      {row.driftedIn !== null && <Drift row={row} driftedIn={row.driftedIn} />}
      <PublishedAfter row={row} />
      <Dates row={row} />
      <SourceLinks row={row} />
      {row.note !== "" && (
        <p className="ev-s mid" dir="auto">
          {row.note}
        </p>
      )}
    </>
  );
}

/** The passage in its own language, and below it in the article's. */
function Words({ row }: { row: EvidenceView }) {
  const { article } = useWorkspace();
  const language = row.language || row.source.language;
  if (row.passage === "" && row.translation === "") return null;
  return (
    <div className="ev-q">
      {row.passage !== "" && (
        // the marks around a quote are those of the language it stands in: its parent's
        <div lang={language || undefined}>
          <q dir="auto">{row.passage}</q>
        </div>
      )}
      {row.translation !== "" && (
        <>
          <span className="lbl">Translation</span>
          <div lang={article.language || undefined}>
            <q dir="auto">{row.translation}</q>
          </div>
        </>
      )}
    </div>
  );
}

/** A search that found nothing: where, for what, when, and what would have been expected. */
function Search({ row }: { row: EvidenceView }) {
  const { search, source } = row;
  const lines: [string, string][] = [
    ["Where", sourceName(source)],
    ["For what", search?.query ?? ""],
    ["When", search?.at ? dateInWords(search.at) : ""],
    ["Expected", search?.expected ?? ""],
  ];
  return (
    <dl className="ev-search">
      {lines
        .filter(([, words]) => words !== "")
        .map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{words}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Says that a later copy has the passage no more, and leads to what changed. */
function Drift({ row, driftedIn }: { row: EvidenceView; driftedIn: string }) {
  const { beside } = useWorkspace();
  const copies = useCopies(row.sourceId);
  const later = copies.state === "here" ? copies.value.find(({ id }) => id === driftedIn) : undefined;
  const { claimId, source, id, snapshotId } = row;
  return (
    <p className="ev-drift">
      <Glyph name="stale" />
      <span>
        The page has changed: this passage is no longer in {later ? `the copy of ${copyDay(later)}` : "a later copy"}.{" "}
        <button
          type="button"
          className="linkish"
          onClick={() => beside.open({ view: "copies", claimId, source, snapshotId, evidenceId: id, part: "changes" })}
        >
          What changed
        </button>
      </span>
    </p>
  );
}

function PublishedAfter({ row }: { row: EvidenceView }) {
  const saidAt = useShown((state) => state.claims.get(row.claimId)?.saidAt ?? null);
  const published = publishedAfter(row, saidAt);
  if (!published || saidAt === null) return null;
  return (
    <p className="ev-s ev-links">
      <span className="flag">
        <Glyph name="clock" />
        Published after the claim was made
      </span>
      <span className="dim">
        {dateInWords(published)}, said {dateInWords(saidAt)}
      </span>
    </p>
  );
}

function Dates({ row }: { row: EvidenceView }) {
  if (row.dates.length === 0) return null;
  return (
    <dl className="dates flat">
      {row.dates.map(({ role, date }) => (
        <div key={`${role} ${date}`} className="date">
          <dt>{dateRoles.find(({ id }) => id === role)?.label}</dt>
          <dd>{dateInWords(date)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The ways out to the source: its page, the words on it, the copy at an outside archive; and when ours was made. */
function SourceLinks({ row }: { row: EvidenceView }) {
  const { source, snapshot, passage } = row;
  const href = safeHref(source.url ?? "");
  const archived = safeHref(snapshot?.archiveUrl ?? "");
  const isOnPage = passage !== "" && row.lock !== "not-found" && row.lockSpans.length <= 1;
  const fragment = href && isOnPage ? textFragmentUrl(href, passage, { start: 0, end: passage.length }) : undefined;
  const name = sourceName(source);
  const reason = maskReasons.find(({ id }) => id === row.maskReason)?.label.toLowerCase();
  return (
    <>
      <p className="ev-s ev-links">
        {href ? (
          <a href={href} target="_blank" rel="noopener noreferrer" dir="auto">
            {source.title || href}
          </a>
        ) : (
          source.title !== name && <span dir="auto">{source.title}</span>
        )}
        {source.author !== "" && <span dir="auto">{source.author}</span>}
        {fragment && (
          <a href={fragment} target="_blank" rel="noopener noreferrer">
            To the words on the page
          </a>
        )}
        {archived && (
          <a href={archived} target="_blank" rel="noopener noreferrer">
            Copy at {new URL(archived).hostname}
          </a>
        )}
        <span className="dim">
          {snapshot && `Copy of ${copyDay(snapshot)} · `}
          {visibilityWords[row.visibility]}
          {reason && `, ${reason}`}
        </span>
      </p>
      {source.url && !href && <p className="proof">{source.url}</p>}
    </>
  );
}
