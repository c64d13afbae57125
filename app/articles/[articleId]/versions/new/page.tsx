import type { Metadata } from "next";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import { NewVersion } from "@/components/version/new-version.tsx";
import "@/components/desk/desk.css";
import "@/components/article/article.css";
import "@/components/version/version.css";
import { ArticleId } from "@/core/inputs/articles.ts";
import { RevisionNumber } from "@/core/inputs/revisions.ts";
import { can, permissions } from "@/core/permissions.ts";
import { getArticle } from "@/server/articles.ts";
import { needActor } from "@/server/auth.ts";
import { encodings } from "@/server/imports/decode.ts";
import { getNewsroom } from "@/server/newsroom.ts";
import { parseInput } from "@/server/parse.ts";
import { getMe } from "@/server/people.ts";
import { signOut } from "../../../../actions.ts";
import { read } from "../../../../read.ts";

export const metadata: Metadata = { title: "New version" };

interface Props {
  params: Promise<{ articleId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export default async function Page({ params, searchParams }: Props) {
  const { articleId } = await params;
  const back = [(await searchParams)["back"]].flat()[0];
  const path = `/articles/${articleId}/versions/new`;
  const actor = await needActor(back === undefined ? path : `${path}?back=${encodeURIComponent(back)}`);
  const opening = (async () => getArticle(actor, parseInput(ArticleId, { articleId })))();
  const [{ revision, ...article }, me] = [await read(opening), await getMe(actor)];
  const asking = (async () => (back === undefined ? null : parseInput(RevisionNumber, { articleId, number: back })))();
  const wanted = await read(asking);
  const { id, title, language, url } = article;
  const { captureAllowed } = await getNewsroom();
  return (
    <div className="app no-foot">
      <TopBar
        crumbs={[
          { label: "Desk", href: "/" },
          { label: title, href: `/articles/${articleId}` },
          { label: "Versions", href: `/articles/${articleId}/versions` },
          { label: "New version" },
        ]}
        menu={<PersonMenu me={me} signOut={signOut} />}
        skipTo={{ id: "main", label: "To the form" }}
      />
      <main className="bring-in" id="main" tabIndex={-1}>
        {can(actor, "article.revise") ? (
          <NewVersion
            article={{ id, title, language, url }}
            me={me.id}
            present={{ number: revision.number, document: revision.document }}
            back={wanted?.number ?? null}
            encodings={encodings}
            fetching={{ allowed: captureAllowed, mayAllow: can(actor, "newsroom.manage") }}
          />
        ) : (
          <p className="desk-empty">
            Bringing in a new version needs the role {permissions["article.revise"].join(" or ")}. Ask an administrator
            of your newsroom.
          </p>
        )}
      </main>
    </div>
  );
}
