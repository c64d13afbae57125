import type { Metadata } from "next";
import { BringInClaims } from "@/components/outside-claim/bring-in-claims.tsx";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { SignSprite } from "@/components/ui/glyph.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import "@/components/desk/desk.css";
import "@/components/article/article.css";
import "@/components/outside-claim/outside-claim.css";
import { ArticleId } from "@/core/inputs/articles.ts";
import { can, permissions } from "@/core/permissions.ts";
import { getArticle } from "@/server/articles.ts";
import { needActor } from "@/server/auth.ts";
import { encodings } from "@/server/imports/decode.ts";
import { getNewsroom } from "@/server/newsroom.ts";
import { parseInput } from "@/server/parse.ts";
import { getMe } from "@/server/people.ts";
import { signOut } from "../../../actions.ts";
import { read } from "../../../read.ts";

export const metadata: Metadata = { title: "Bring in claims" };

export default async function Page({ params }: { params: Promise<{ articleId: string }> }) {
  const { articleId } = await params;
  const actor = await needActor(`/articles/${articleId}/bring-in-claims`);
  const opening = (async () => getArticle(actor, parseInput(ArticleId, { articleId })))();
  const { captureAllowed } = await getNewsroom();
  const [{ title }, me] = [await read(opening), await getMe(actor)];
  return (
    <>
      <SignSprite />
      <div className="app no-foot">
        <TopBar
          crumbs={[
            { label: "Desk", href: "/" },
            { label: title, href: `/articles/${articleId}` },
            { label: "Bring in claims" },
          ]}
          menu={<PersonMenu me={me} signOut={signOut} />}
          skipTo={{ id: "main", label: "To the form" }}
        />
        <main className="bring-in" id="main" tabIndex={-1}>
          {can(actor, "claim.mark") ? (
            <BringInClaims
              articleId={articleId}
              me={me.id}
              encodings={encodings}
              fetching={{ allowed: captureAllowed, mayAllow: can(actor, "newsroom.manage") }}
            />
          ) : (
            <p className="desk-empty">
              Bringing in claims needs the role {permissions["claim.mark"].join(" or ")}. Ask an administrator of your
              newsroom.
            </p>
          )}
        </main>
      </div>
    </>
  );
}
