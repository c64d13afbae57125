import type { Metadata } from "next";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { SignSprite } from "@/components/ui/glyph.tsx";
import { WriterPage } from "@/components/writing/writer-page.tsx";
import "@/components/desk/desk.css";
import "@/components/editor/galley.css";
import "@/components/article/article.css";
import { ArticleId } from "@/core/inputs/articles.ts";
import { needActor } from "@/server/auth.ts";
import { parseInput } from "@/server/parse.ts";
import { getMe } from "@/server/people.ts";
import { openWriting } from "@/server/writing.ts";
import { signOut } from "../../../actions.ts";
import { read } from "../../../read.ts";
import { signInAgain } from "../actions.ts";

export const metadata: Metadata = { title: "Edit the text" };

export default async function Page({ params }: { params: Promise<{ articleId: string }> }) {
  const { articleId } = await params;
  const actor = await needActor(`/articles/${articleId}/edit`);
  const opening = (async () => openWriting(actor, parseInput(ArticleId, { articleId })))();
  const { article, revision, marks, wordings, people } = await read(opening);
  const me = await getMe(actor);
  return (
    <>
      <SignSprite />
      <WriterPage
        article={{ id: article.id, title: article.title, language: article.language }}
        revision={revision}
        marks={marks}
        wordings={wordings}
        people={people}
        me={{ id: me.id, email: me.email ?? "" }}
        menu={<PersonMenu me={me} signOut={signOut} />}
        signIn={signInAgain}
      />
    </>
  );
}
