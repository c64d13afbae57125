import type { Original, Revision } from "@/core/articles.ts";
import { safeHref } from "@/core/links.ts";
import { momentInWords } from "@/core/zones.ts";

import { sizeInWords } from "../snapshot/copy-words.ts";
import { inNumbers, kindInWords } from "./original-words.ts";
import { Hash, NoteList } from "./proof.tsx";

/** A state of the text, as the list of versions shows it. */
export interface Version {
  number: number;
  createdAt: string;
  by: string;
  sha256: string;
  words: number;
}

/** How the first version came, as what read it kept. */
export type CameAs = Pick<Revision, "url" | "pages" | "readingNotes" | "createdAt">;

function Came({
  came,
  original,
  by,
  zone,
  now,
}: {
  came: CameAs;
  original: Original;
  by: string;
  zone: string;
  now: string;
}) {
  const { url, pages, readingNotes, createdAt } = came;
  const href = url === null ? undefined : safeHref(url);
  return (
    <>
      <h2>How it came</h2>
      <dl className="came">
        <dt>Brought in</dt>
        <dd>
          <time dateTime={createdAt}>{momentInWords(createdAt, now, zone)}</time> · {by}
        </dd>
        <dt>From</dt>
        <dd>
          {url === null ? (
            original.fileName || "Pasted or typed text"
          ) : href === undefined ? (
            url
          ) : (
            <a href={href} rel="noopener noreferrer" target="_blank">
              {url}
            </a>
          )}
        </dd>
        <dt>Kind</dt>
        <dd>
          {kindInWords(original.mediaType)}
          {pages.length > 0 && ` · ${inNumbers(pages.length, "page")}`}
        </dd>
      </dl>
      {readingNotes.length > 0 && (
        <>
          <h3>How it was read</h3>
          <NoteList notes={readingNotes} />
        </>
      )}
    </>
  );
}

/** How an article came, the bytes it came as, and the versions of its text. */
export function ArticleOrigin({
  articleId,
  original,
  came,
  versions,
  zone,
  now,
}: {
  articleId: string;
  original: Original;
  came: CameAs;
  versions: readonly Version[];
  zone: string;
  now: string;
}) {
  return (
    <section className="origin" aria-label="Original and versions">
      <Came came={came} original={original} by={versions[0]?.by ?? ""} zone={zone} now={now} />
      <h2>Original</h2>
      <p className="mid">Kept as it came, and never changed.</p>
      <p>
        <a className="btn" href={`/api/v1/articles/${articleId}/original`} download>
          Download {original.fileName || "the text"}
        </a>
      </p>
      <p className="mid num">
        {sizeInWords(original.size)} ({original.size.toLocaleString("en")} bytes) · {original.mediaType}
      </p>
      <Hash sha256={original.sha256} />
      <h2>
        <a href={`/articles/${articleId}/versions`}>Versions</a>
      </h2>
      <ol className="versions" reversed>
        {versions.toReversed().map(({ number, createdAt, by, sha256, words }) => (
          <li key={number}>
            <b>Version {number}</b> · <time dateTime={createdAt}>{momentInWords(createdAt, now, zone)}</time> · {by} ·{" "}
            {words.toLocaleString("en")} words
            <Hash sha256={sha256} />
          </li>
        ))}
      </ol>
    </section>
  );
}
