import Link from "next/link";
import type { SourceView } from "@/core/sources.ts";

/** Where a source is used: by article, each claim with a link to it. */
export function SourceUses({ source }: { source: Pick<SourceView, "uses" | "counts" | "articles"> }) {
  const { uses, counts, articles } = source;
  const byArticle = new Map<string, typeof uses>();
  for (const use of uses) byArticle.set(use.articleId, [...(byArticle.get(use.articleId) ?? []), use]);
  const counted = (count: number, one: string, many: string) =>
    `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
  return (
    <section className="src-part" aria-labelledby="uses-h">
      <h2 id="uses-h">Where it is used</h2>
      {uses.length === 0 ? (
        <p className="hint">No claim has evidence from it yet.</p>
      ) : (
        <p className="dim">
          {counted(counts.evidence, "piece", "pieces")} of evidence on {counted(counts.claims, "claim", "claims")} in{" "}
          {counted(articles, "article", "articles")}
        </p>
      )}
      {[...byArticle].map(([articleId, rows]) => (
        <div key={articleId} className="src-use">
          <h3 dir="auto">{rows[0]?.articleTitle}</h3>
          <ul>
            {rows.map((use) => (
              <li key={use.claimId}>
                <Link href={`/articles/${articleId}?claim=${use.claimId}`} dir="auto" prefetch={false}>
                  Claim {use.claimNumber}: {use.words.length > 140 ? `${use.words.slice(0, 140)}…` : use.words}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {uses.length < counts.claims && <p className="hint">The first {uses.length} claims are listed.</p>}
    </section>
  );
}
