import type { Metadata } from "next";
import { cache } from "react";
import { ArticleId } from "@/core/inputs/articles.ts";
import { leaveHtml } from "@/components/editor/server-html.ts";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { SignSprite } from "@/components/ui/glyph.tsx";
import { SignInAgain } from "@/components/workspace/sign-in-again.tsx";
import { Workspace } from "@/components/workspace/workspace.tsx";
import "@/components/editor/galley.css";
import "@/components/workspace/workspace.css";
import { needActor } from "@/server/auth.ts";
import { parseInput } from "@/server/parse.ts";
import { getMe } from "@/server/people.ts";
import { openWorkspace } from "@/server/workspace.ts";
import { signOut } from "../../actions.ts";
import { read } from "../../read.ts";
import { signInAgain } from "./actions.ts";

interface Props {
  params: Promise<{ articleId: string }>;
}

const open = cache(async (articleId: string) => {
  const actor = await needActor(`/articles/${articleId}`);
  const opening = (async () => openWorkspace(actor, parseInput(ArticleId, { articleId })))();
  return { me: await getMe(actor), page: await read(opening) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await open((await params).articleId);
  return { title: page.article.title };
}

export default async function Page({ params }: Props) {
  const { me, page } = await open((await params).articleId);
  const { article, revisionNumber, html, accounted, total, people, may, seq, captureAllowed } = page;
  return (
    <>
      <SignSprite />
      <Workspace
        article={article}
        revisionNumber={revisionNumber}
        htmlKey={leaveHtml(html)}
        setting={{ articleId: article.id, personId: me.id, accounted, total, seq }}
        me={{ id: me.id, name: me.name, roles: me.roles }}
        people={people}
        may={may}
        captureAllowed={captureAllowed}
        menu={<PersonMenu me={me} signOut={signOut} />}
        signIn={<SignInAgain signIn={signInAgain} email={me.email ?? ""} />}
      />
    </>
  );
}
