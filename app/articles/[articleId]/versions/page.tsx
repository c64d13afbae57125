import type { Metadata } from "next";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { ReaderZone } from "@/components/ui/reader-zone.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import { VersionList } from "@/components/version/version-list.tsx";
import "@/components/desk/desk.css";
import "@/components/article/article.css";
import "@/components/version/version.css";
import { ArticleId } from "@/core/inputs/articles.ts";
import { can, permissions } from "@/core/permissions.ts";
import { getArticle } from "@/server/articles.ts";
import { needActor } from "@/server/auth.ts";
import { parseInput } from "@/server/parse.ts";
import { getMe, listPeople } from "@/server/people.ts";
import { listWaiting } from "@/server/placements.ts";
import { listRevisions } from "@/server/revisions.ts";
import { signOut } from "../../../actions.ts";
import { read } from "../../../read.ts";
import { readerZone } from "../../../reader-zone.ts";

export const metadata: Metadata = { title: "Versions" };

export default async function Page({ params }: { params: Promise<{ articleId: string }> }) {
  const { articleId } = await params;
  const actor = await needActor(`/articles/${articleId}/versions`);
  const opening = (async () => getArticle(actor, parseInput(ArticleId, { articleId })))();
  const article = await read(opening);
  const [me, { items: people }] = [await getMe(actor), await listPeople(actor)];
  const [{ items: versions }, waiting, zone] = [
    await listRevisions(actor, { articleId }),
    await listWaiting(actor, { articleId, offsets: "utf-16" }),
    await readerZone(),
  ];
  return (
    <div className="app no-foot">
      <TopBar
        crumbs={[
          { label: "Desk", href: "/" },
          { label: article.title, href: `/articles/${articleId}` },
          { label: "Versions" },
        ]}
        menu={<PersonMenu me={me} signOut={signOut} />}
        skipTo={{ id: "main", label: "To the versions" }}
      />
      <main className="versions-page" id="main" tabIndex={-1}>
        <VersionList
          articleId={articleId}
          versions={versions}
          names={Object.fromEntries(people.map(({ id, name }) => [id, name]))}
          waiting={waiting.items.length}
          closed={
            can(actor, "article.revise")
              ? null
              : `A new version needs the role ${permissions["article.revise"].join(" or ")}.`
          }
          zone={zone}
          now={new Date().toISOString()}
        />
      </main>
      <ReaderZone given={zone} />
    </div>
  );
}
