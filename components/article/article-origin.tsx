import type { Original } from "@/core/articles.ts";
import { momentInWords } from "@/core/zones.ts";

/** A state of the text, as the list of versions shows it. */
export interface Version {
  number: number;
  createdAt: string;
  by: string;
  sha256: string;
  words: number;
}

/** The bytes an article came as, and the versions of its text. */
export function ArticleOrigin({
  articleId,
  original,
  versions,
  zone,
  now,
}: {
  articleId: string;
  original: Original;
  versions: readonly Version[];
  zone: string;
  now: string;
}) {
  return (
    <section className="origin" aria-label="Original and versions">
      <h2>Original</h2>
      <p className="mid">Kept as it came, and never changed.</p>
      <p>
        <a className="btn" href={`/api/v1/articles/${articleId}/original`} download>
          Download {original.fileName || "the text"}
        </a>
      </p>
      <p className="mid num">
        {original.size.toLocaleString("en")} bytes · {original.mediaType}
      </p>
      <p className="proof">SHA-256 {original.sha256}</p>
      <h2>Versions</h2>
      <ol className="versions" reversed>
        {versions.toReversed().map(({ number, createdAt, by, sha256, words }) => (
          <li key={number}>
            <b>Version {number}</b> · <time dateTime={createdAt}>{momentInWords(createdAt, now, zone)}</time> · {by} ·{" "}
            {words.toLocaleString("en")} words
            <p className="proof">SHA-256 {sha256}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
