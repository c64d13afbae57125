import Link from "next/link";
import { annotatedHtml } from "@/core/annotated-html.ts";
import type { MarkedClaim } from "@/core/marked-claims.ts";
import { cardId } from "@/core/marked-claims.ts";
import { isPlaced } from "@/core/claims.ts";
import type { ClaimThen, RevisionView } from "@/core/revisions.ts";
import { carriedWord } from "./carried-words.ts";

const marked = ({ id, number, targets }: ClaimThen): MarkedClaim => ({
  id,
  number,
  label: `Claim ${number}, as it stood then`,
  sign: "unrated",
  settled: false,
  spans: targets.filter(isPlaced).map(({ start, end }) => ({ start, end })),
});

/** An earlier version to be read, with the claims where they stood. Nothing in it can be changed. */
export function OldVersion({ version, title, language }: { version: RevisionView; title: string; language: string }) {
  const { articleId, number, present, claims, document } = version;
  const here = `/articles/${articleId}`;
  const html = annotatedHtml(document, claims.map(marked), { language, headingShift: 1 });
  return (
    <div className="old">
      <section className="old-text scroll" aria-label={`${title}, version ${number}`}>
        <div className="old-note">
          <p>
            <b>
              You read version {number} of {present}
              {number < present ? ", as it stood. It cannot be changed." : ", the present one."}
            </b>{" "}
            <span className="mid">The claims stand where they stood then.</span>
          </p>
          <p className="old-ways">
            <Link className="btn pri" href={here}>
              To the present text
            </Link>
            {number < present && (
              <>
                <Link className="btn" href={`${here}/versions/${present}?from=${number}`}>
                  What changed since
                </Link>
                <Link className="btn" href={`${here}/versions/new?back=${number}`}>
                  Go back to this version…
                </Link>
              </>
            )}
            <Link className="btn quiet" href={`${here}/versions`}>
              All versions
            </Link>
          </p>
        </div>
        <h1 className="old-title">{title}</h1>
        {/* oxlint-disable-next-line react/no-danger -- annotatedHtml escapes all text and lets no unsafe address through */}
        <div dangerouslySetInnerHTML={{ __html: html }} />
      </section>
      <aside className="old-claims scroll" aria-label={`Claims in version ${number}`}>
        <h2>
          Claims then <span className="dim num">{claims.length}</span>
        </h2>
        {claims.length === 0 && <p className="dim">None were marked.</p>}
        <ol>
          {claims.map((claim) => (
            <li key={claim.id} id={cardId(claim.id)} tabIndex={-1}>
              <span className="num">{claim.number}</span>
              <div>
                <p className="outcome-w" dir="auto">
                  {claim.targets.map(({ exact }) => exact).join(" … ")}
                </p>
                <p className="mid">
                  {claim.state !== "exact" && <>{carriedWord(claim.state)} · </>}
                  {claim.deletedAt === null ? (
                    <Link href={`${here}?claim=${claim.id}`}>The claim today</Link>
                  ) : (
                    "deleted since"
                  )}
                </p>
              </div>
            </li>
          ))}
        </ol>
      </aside>
    </div>
  );
}
