import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { ReviewPage } from "@/components/review/review-page.tsx";
import { SignSprite } from "@/components/ui/glyph.tsx";
import { SignInAgain } from "@/components/workspace/sign-in-again.tsx";
import "@/components/editor/galley.css";
import "@/components/workspace/workspace.css";
import { ArticleId } from "@/core/inputs/articles.ts";
import { ClaimId } from "@/core/inputs/claims.ts";
import { needActor } from "@/server/auth.ts";
import { getClaim } from "@/server/claims.ts";
import { parseInput } from "@/server/parse.ts";
import { getMe, listPeople } from "@/server/people.ts";
import { getReview } from "@/server/review.ts";
import { openWorkspace } from "@/server/workspace.ts";
import { signOut } from "../actions.ts";
import { signInAgain } from "../articles/[articleId]/actions.ts";
import { read } from "../read.ts";

export const metadata: Metadata = { title: "Review" };

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const asked = [(await searchParams)["claim"]].flat()[0];
  const actor = await needActor(asked === undefined ? "/review" : `/review?claim=${encodeURIComponent(asked)}`);
  const [me, review] = [await getMe(actor), await getReview(actor)];
  const first = review.items[0]?.claim;
  // an address of its own, so that a claim stays in view when it has left the queue
  if (asked === undefined && first) redirect(`/review?claim=${first.id}`);
  const queued = review.items.find(({ claim }) => claim.id === asked)?.claim;
  const left = async (claimId: string) => getClaim(actor, parseInput(ClaimId, { claimId }));
  const chosen = queued ?? (asked === undefined ? null : await read(left(asked)));
  const opening = async (articleId: string) => openWorkspace(actor, parseInput(ArticleId, { articleId }));
  const page = chosen === null ? null : await read(opening(chosen.articleId));
  const { items } = await listPeople(actor);
  return (
    <>
      <SignSprite />
      <ReviewPage
        review={review}
        names={Object.fromEntries(items.map(({ id, name }) => [id, name]))}
        claimId={chosen?.id ?? null}
        around={
          page && {
            article: page.article,
            me: { id: me.id, name: me.name, roles: me.roles },
            people: page.people,
            may: page.may,
            captureAllowed: page.captureAllowed,
          }
        }
        setting={
          page && {
            articleId: page.article.id,
            personId: me.id,
            accounted: page.accounted,
            total: page.total,
            seq: page.seq,
          }
        }
        menu={<PersonMenu me={me} signOut={signOut} />}
        signIn={<SignInAgain signIn={signInAgain} email={me.email ?? ""} />}
      />
    </>
  );
}
