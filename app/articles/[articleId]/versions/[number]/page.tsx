import type { Metadata } from "next";
import Link from "next/link";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { GoKeys } from "@/components/ui/go-keys.tsx";
import { SignSprite } from "@/components/ui/glyph.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import { OldVersion } from "@/components/version/old-version.tsx";
import { TextDiff } from "@/components/version/text-diff.tsx";
import "@/components/editor/galley.css";
import "@/components/desk/desk.css";
import "@/components/article/article.css";
import "@/components/version/version.css";
import { ArticleId } from "@/core/inputs/articles.ts";
import { DiffRevisions, RevisionNumber } from "@/core/inputs/revisions.ts";
import { getArticle } from "@/server/articles.ts";
import { needActor } from "@/server/auth.ts";
import { parseInput } from "@/server/parse.ts";
import { getMe } from "@/server/people.ts";
import { diffRevisions, getRevision } from "@/server/revisions.ts";
import { signOut } from "../../../../actions.ts";
import { read } from "../../../../read.ts";

interface Props {
  params: Promise<{ articleId: string; number: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Version ${(await params).number}` };
}

export default async function Page({ params, searchParams }: Props) {
  const { articleId, number } = await params;
  const from = [(await searchParams)["from"]].flat()[0];
  const path = `/articles/${articleId}/versions/${number}`;
  const actor = await needActor(from === undefined ? path : `${path}?from=${encodeURIComponent(from)}`);
  const opening = (async () => getArticle(actor, parseInput(ArticleId, { articleId })))();
  const [article, me] = [await read(opening), await getMe(actor)];
  const reading = async () => getRevision(actor, parseInput(RevisionNumber, { articleId, number }));
  const comparing = async () => diffRevisions(actor, parseInput(DiffRevisions, { articleId, number, from }));
  const diff = from === undefined ? null : await read(comparing());
  const version = diff === null ? await read(reading()) : null;
  const last = diff === null ? `Version ${number}` : `Versions ${diff.from} and ${diff.to}`;
  return (
    <>
      <SignSprite />
      <div className="app no-foot">
        <TopBar
          crumbs={[
            { label: "Desk", href: "/" },
            { label: article.title, href: `/articles/${articleId}` },
            { label: "Versions", href: `/articles/${articleId}/versions` },
            { label: last },
          ]}
          menu={<PersonMenu me={me} signOut={signOut} />}
          skipTo={{ id: "main", label: "To the text" }}
        />
        <main className={diff === null ? "version-main" : "version-main compared scroll"} id="main" tabIndex={-1}>
          {version && <OldVersion version={version} title={article.title} language={article.language} />}
          {diff && (
            <>
              <h1>
                What changed from version {diff.from} to version {diff.to}
              </h1>
              <p className="old-ways">
                <Link className="btn" href={`/articles/${articleId}`}>
                  To the present text
                </Link>
                <Link className="btn quiet" href={`/articles/${articleId}/versions`}>
                  All versions
                </Link>
              </p>
              {diff.blocks.every(({ kind }) => kind === "same") && <p>The two texts are the same.</p>}
              <TextDiff
                blocks={diff.blocks}
                from={`Version ${diff.from}`}
                to={`Version ${diff.to}`}
                language={article.language}
              />
            </>
          )}
        </main>
        <GoKeys />
      </div>
    </>
  );
}
