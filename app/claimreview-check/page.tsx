import type { Metadata } from "next";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { LintPage } from "@/components/readiness/lint-page.tsx";
import { GoKeys } from "@/components/ui/go-keys.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import "@/components/readiness/readiness.css";
import { needActor } from "@/server/auth.ts";
import { getMe } from "@/server/people.ts";
import { signOut } from "../actions.ts";

export const metadata: Metadata = { title: "ClaimReview check" };

export default async function Page() {
  const me = await getMe(await needActor("/claimreview-check"));
  return (
    <div className="page">
      <TopBar
        crumbs={[{ label: "Desk", href: "/" }, { label: "ClaimReview check" }]}
        menu={<PersonMenu me={me} signOut={signOut} />}
        skipTo={{ id: "main", label: "To the check" }}
      />
      <main className="lint" id="main" tabIndex={-1}>
        <h1>ClaimReview check</h1>
        <p className="mid">
          Looks over ClaimReview and MediaReview markup, ours or anybody’s, as JSON-LD, microdata or RDFa Lite: what is
          wrong, how it is mended, and who asks for it. Nothing of it is kept.
        </p>
        <LintPage />
      </main>
      <GoKeys />
    </div>
  );
}
