import type { Metadata } from "next";
import { AboutArticle } from "@/components/article/about-article.tsx";
import { ArticleOrigin } from "@/components/article/article-origin.tsx";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { ReaderZone } from "@/components/ui/reader-zone.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import "@/components/desk/desk.css";
import "@/components/article/article.css";
import { ArticleId } from "@/core/inputs/articles.ts";
import { can, permissions } from "@/core/permissions.ts";
import { getArticle } from "@/server/articles.ts";
import { needActor } from "@/server/auth.ts";
import { parseInput } from "@/server/parse.ts";
import { getMe, listPeople } from "@/server/people.ts";
import { getRevision, listRevisions } from "@/server/revisions.ts";
import { signOut } from "../../../actions.ts";
import { read } from "../../../read.ts";
import { readerZone } from "../../../reader-zone.ts";

export const metadata: Metadata = { title: "About the article" };

export default async function Page({ params }: { params: Promise<{ articleId: string }> }) {
  const { articleId } = await params;
  const actor = await needActor(`/articles/${articleId}/about`);
  const opening = (async () => getArticle(actor, parseInput(ArticleId, { articleId })))();
  const { revision, original, ...article } = await read(opening);
  const [me, { items: people }] = [await getMe(actor), await listPeople(actor)];
  const [revisions, zone, now] = [
    await listRevisions(actor, { articleId }),
    await readerZone(),
    new Date().toISOString(),
  ];
  const versions = revisions.items.map(({ number, createdAt, createdBy, sha256, words }) => ({
    number,
    createdAt,
    by: people.find(({ id }) => id === createdBy)?.name ?? "Claimcheck",
    sha256,
    words,
  }));
  const first =
    revision.number === 1 ? revision : await getRevision(actor, { articleId, number: 1, offsets: "utf-16" });
  const crumbs = [
    { label: "Desk", href: "/" },
    { label: article.title, href: `/articles/${articleId}` },
    { label: "About" },
  ];
  return (
    <div className="app no-foot">
      <TopBar
        crumbs={crumbs}
        menu={<PersonMenu me={me} signOut={signOut} />}
        skipTo={{ id: "main", label: "To the form" }}
      />
      <main className="about" id="main" tabIndex={-1}>
        <h1>About this article</h1>
        {can(actor, "article.update") ? (
          <AboutArticle article={article} people={people} zone={zone} now={now} />
        ) : (
          <p className="mid">
            To change what is said here needs the role {permissions["article.update"].join(" or ")}.
          </p>
        )}
        <ArticleOrigin
          articleId={articleId}
          original={original}
          came={first}
          versions={versions}
          zone={zone}
          now={now}
        />
      </main>
      <ReaderZone given={zone} />
    </div>
  );
}
