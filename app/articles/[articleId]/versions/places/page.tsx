import type { Metadata } from "next";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { SignSprite } from "@/components/ui/glyph.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import { PlaceClaims } from "@/components/version/place-claims.tsx";
import "@/components/editor/galley.css";
import "@/components/workspace/workspace.css";
import "@/components/version/version.css";
import type { VerdictSummary } from "@/core/claims.ts";
import { ArticleId } from "@/core/inputs/articles.ts";
import { ListClaims } from "@/core/inputs/claims.ts";
import { can, permissions } from "@/core/permissions.ts";
import type { Actor } from "@/core/people.ts";
import { getArticle } from "@/server/articles.ts";
import { needActor } from "@/server/auth.ts";
import { listClaims } from "@/server/claims.ts";
import { getCoverage } from "@/server/coverage.ts";
import { parseInput } from "@/server/parse.ts";
import { getMe } from "@/server/people.ts";
import { listWaiting } from "@/server/placements.ts";
import { signOut } from "../../../../actions.ts";
import { read } from "../../../../read.ts";

export const metadata: Metadata = { title: "Claims that wait for their place" };

interface Props {
  params: Promise<{ articleId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

/** The verdicts of all claims of an article, as far as this person may know them. */
async function verdictsOf(actor: Actor, articleId: string): Promise<Record<string, VerdictSummary>> {
  const verdicts: Record<string, VerdictSummary> = {};
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await listClaims(actor, parseInput(ListClaims, { articleId, limit: 500, cursor }));
    for (const { id, verdict } of page.items) if (verdict) verdicts[id] = verdict;
    cursor = page.next;
  }
  return verdicts;
}

export default async function Page({ params, searchParams }: Props) {
  const { articleId } = await params;
  const claimId = [(await searchParams)["claim"]].flat()[0];
  const path = `/articles/${articleId}/versions/places`;
  const actor = await needActor(claimId === undefined ? path : `${path}?claim=${encodeURIComponent(claimId)}`);
  const opening = (async () => getArticle(actor, parseInput(ArticleId, { articleId })))();
  const [{ id, title, language, revision }, me] = [await read(opening), await getMe(actor)];
  const queue = await listWaiting(actor, { articleId, offsets: "utf-16" });
  const { sentences } = await getCoverage(actor, { articleId, offsets: "utf-16" });
  return (
    <>
      <SignSprite />
      <div className="app">
        <TopBar
          crumbs={[
            { label: "Desk", href: "/" },
            { label: title, href: `/articles/${articleId}` },
            { label: "Versions", href: `/articles/${articleId}/versions` },
            { label: "Claims that wait" },
          ]}
          menu={<PersonMenu me={me} signOut={signOut} />}
          skipTo={{ id: "main", label: "To the claim" }}
        />
        <PlaceClaims
          article={{ id, title, language }}
          queue={queue}
          text={revision.text}
          document={revision.document}
          sentences={sentences}
          verdicts={await verdictsOf(actor, articleId)}
          claimId={claimId}
          closed={
            can(actor, "article.revise")
              ? null
              : `Saying where claims stand needs the role ${permissions["article.revise"].join(" or ")}.`
          }
        />
      </div>
    </>
  );
}
