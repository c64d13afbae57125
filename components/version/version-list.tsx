"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { revisionMethods } from "@/core/articles.ts";
import type { RevisionSummary } from "@/core/revisions.ts";
import { momentInWords } from "@/core/zones.ts";
import { GoKeys } from "../ui/go-keys.tsx";
import { usePressedKeys } from "../ui/pressed-keys.ts";
import { countsInWords } from "./carried-words.ts";

interface VersionListProps {
  articleId: string;
  versions: readonly RevisionSummary[];
  names: Readonly<Record<string, string>>;
  /** How many places of claims wait. */
  waiting: number;
  /** Why this person may bring in none. */
  closed: string | null;
  zone: string;
  now: string;
}

/** Every version of the text, the newest first: who, when, why, what it did to the claims; and the ways on. */
export function VersionList({ articleId, versions, names, waiting, closed, zone, now }: VersionListProps) {
  const router = useRouter();
  const here = `/articles/${articleId}/versions`;
  const newest = versions.at(-1)?.number ?? 1;
  usePressedKeys({
    n: () => (closed === null ? router.push(`${here}/new`) : false),
    p: () => router.push(`${here}/places`),
  });
  return (
    <>
      <GoKeys />
      <h1>Versions of the text</h1>
      <div className="ver-acts">
        {closed === null ? (
          <Link className="btn pri" href={`${here}/new`}>
            Bring in a new version <kbd>N</kbd>
          </Link>
        ) : (
          <p className="mid">{closed}</p>
        )}
        <Link className="btn" href={`${here}/places`}>
          {waiting === 0
            ? "No claim waits for its place"
            : waiting === 1
              ? "1 claim waits for its place"
              : `${waiting} claims wait for their place`}{" "}
          <kbd>P</kbd>
        </Link>
        <Link className="btn quiet" href={`/articles/${articleId}`}>
          Back to the text
        </Link>
      </div>
      {versions.length > 1 && <Compare here={here} newest={newest} />}
      <ol className="ver-list" reversed>
        {versions.toReversed().map((version) => (
          <Row key={version.number} {...{ here, version, newest, names, closed, zone, now }} />
        ))}
      </ol>
    </>
  );
}

interface RowProps extends Pick<VersionListProps, "names" | "closed" | "zone" | "now"> {
  here: string;
  version: RevisionSummary;
  newest: number;
}

function Row({ here, version, newest, names, closed, zone, now }: RowProps) {
  const { number, createdAt, createdBy, note, method, revertsTo, words, counts, url, sha256, readingNotes } = version;
  const how =
    method === "revert" && revertsTo !== null
      ? `Back to version ${revertsTo}`
      : revisionMethods.find(({ id }) => id === method)?.label;
  return (
    <li>
      <h2>
        <Link href={number === newest ? here.replace(/\/versions$/u, "") : `${here}/${number}`}>Version {number}</Link>
        {number === newest && <span className="tag">present</span>}
      </h2>
      <p className="mid">
        {how} by {createdBy === null ? "Claimcheck" : (names[createdBy] ?? "somebody who left")},{" "}
        <time dateTime={createdAt}>{momentInWords(createdAt, now, zone)}</time> · {words.toLocaleString("en")} words
        {number > 1 && <> · claims: {countsInWords(counts)}</>}
      </p>
      {note !== "" && (
        <p className="ver-note" dir="auto">
          {note}
        </p>
      )}
      {url !== null && <p className="mid ver-from">Fetched at {url}</p>}
      {readingNotes.length > 0 && (
        <details>
          <summary>{readingNotes.length === 1 ? "1 note" : `${readingNotes.length} notes`} of the reader</summary>
          <ul className="notes">
            {readingNotes.map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="ver-ways">
        {number < newest && <Link href={`${here}/${number}`}>Read as it stood</Link>}
        {number > 1 && (
          <Link href={`${here}/${number}?from=${number - 1}`}>What changed since version {number - 1}</Link>
        )}
        {number < newest && closed === null && (
          <Link href={`${here}/new?back=${number}`}>Go back to this version…</Link>
        )}
        <span className="proof" title={`SHA-256 ${sha256}`}>
          {sha256.slice(0, 4)} {sha256.slice(4, 8)}…{sha256.slice(-4)}
        </span>
      </p>
    </li>
  );
}

function Compare({ here, newest }: { here: string; newest: number }) {
  const router = useRouter();
  const [from, setFrom] = useState(newest - 1);
  const [to, setTo] = useState(newest);
  const numbers = Array.from({ length: newest }, (_, i) => i + 1);
  const choice = (label: string, value: number, set: (number: number) => void) => (
    <label>
      {label}{" "}
      <select className="field" value={value} onChange={(event) => set(Number(event.target.value))}>
        {numbers.map((number) => (
          <option key={number} value={number}>
            version {number}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form
      className="ver-compare"
      aria-label="Compare two versions"
      onSubmit={(event) => {
        event.preventDefault();
        router.push(`${here}/${to}?from=${from}`);
      }}
    >
      {choice("Compare", from, setFrom)}
      {choice("with", to, setTo)}
      <button type="submit" className="btn">
        Show what differs
      </button>
    </form>
  );
}
