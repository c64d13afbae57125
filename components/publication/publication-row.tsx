"use client";
import { useId, useState } from "react";
import { correctionKinds, type Publication } from "@/core/publications.ts";
import { momentInWords } from "@/core/zones.ts";

interface PublicationRowProps {
  publication: Publication;
  /** The newest one of its article. */
  newest: boolean;
  title: string;
  /** The address of this installation, without a slash at its end. */
  site: string;
  names: Readonly<Record<string, string>>;
  zone: string;
  now: string;
}

/** One publication: its number, when and by whom, what it corrected, and where readers find it. */
export function PublicationRow({ publication, newest, title, site, names, zone, now }: PublicationRowProps) {
  const { articleId, number, correction, note, createdAt, createdBy, stateSha256, revision } = publication;
  const { withdrawnAt, withdrawnBy, withdrawnBecause } = publication;
  const who = (id: string | null) => (id === null ? "Claimcheck" : (names[id] ?? "somebody who left"));
  const labels = correctionKinds.filter(({ id }) => correction?.kinds.includes(id)).map(({ label }) => label);
  return (
    <li>
      <h3>
        Number {number}
        {newest && withdrawnAt === null && <span className="tag">stands</span>}
        {withdrawnAt !== null && <span className="flag bad">Withdrawn</span>}
      </h3>
      <p className="mid">
        <time dateTime={createdAt}>{momentInWords(createdAt, now, zone)}</time> by {who(createdBy)} · text version{" "}
        {revision} ·{" "}
        <span className="proof" title={`SHA-256 ${stateSha256}`}>
          {stateSha256.slice(0, 4)} {stateSha256.slice(4, 8)}…{stateSha256.slice(-4)}
        </span>
      </p>
      {correction !== null && (
        <>
          {labels.length > 0 && <p className="mid">Correction: {labels.join(", ").toLowerCase()}</p>}
          {correction.notice !== "" && (
            <p className="pub-said" dir="auto">
              {correction.notice}
            </p>
          )}
        </>
      )}
      {note !== "" && (
        <p className="mid" dir="auto">
          For the desk: {note}
        </p>
      )}
      {withdrawnAt !== null && (
        <p className="mid">
          Withdrawn <time dateTime={withdrawnAt}>{momentInWords(withdrawnAt, now, zone)}</time> by {who(withdrawnBy)}:{" "}
          <span dir="auto">{withdrawnBecause}</span>
        </p>
      )}
      <p>
        <a href={`/published/${articleId}/${number}`} target="_blank" rel="noopener">
          Public page of number {number}
        </a>
      </p>
      {newest && withdrawnAt === null && <Embed code={embedCode(`${site}/published/${articleId}/card`, title)} />}
    </li>
  );
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What a page of another site holds to show the newest state: a frame, and nothing that runs. */
function embedCode(address: string, title: string): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}: checking report" width="100%" height="160" loading="lazy" sandbox="allow-popups" referrerpolicy="no-referrer"></iframe>`;
}

function Embed({ code }: { code: string }) {
  const id = useId();
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setSaid("Copied");
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      document.querySelector<HTMLTextAreaElement>(`#${CSS.escape(id)}`)?.select();
      setSaid("Not copied: the browser forbids it. It is selected: press Ctrl C.");
    }
  };
  return (
    <details>
      <summary>Embed in another page</summary>
      <label className="vh" htmlFor={id}>
        Embed code
      </label>
      <textarea id={id} className="field proof" rows={4} readOnly value={code} onFocus={(e) => e.target.select()} />
      <div className="log-a">
        <button type="button" className="btn sm" onClick={() => void copy()}>
          Copy the embed code
        </button>
        <output className="mid">{said}</output>
      </div>
    </details>
  );
}
