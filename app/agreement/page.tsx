import type { Metadata } from "next";
import { agreementBounds, agreementHref, readAgreementFilter } from "@/core/agreement-filter.ts";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { AgreementView } from "@/components/review/agreement-view.tsx";
import { GoKeys } from "@/components/ui/go-keys.tsx";
import { SignSprite } from "@/components/ui/glyph.tsx";
import { ReaderZone } from "@/components/ui/reader-zone.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import "@/components/review/agreement.css";
import { getAgreement } from "@/server/agreement.ts";
import { needActor } from "@/server/auth.ts";
import { getMe } from "@/server/people.ts";
import { signOut } from "../actions.ts";
import { readerZone } from "../reader-zone.ts";

export const metadata: Metadata = { title: "Agreement" };

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const filter = readAgreementFilter(await searchParams);
  const actor = await needActor(agreementHref(filter));
  const [me, zone] = [await getMe(actor), await readerZone()];
  const agreement = await getAgreement(actor, agreementBounds(filter, new Date().toISOString(), zone));
  return (
    <div className="page">
      <SignSprite />
      <TopBar
        crumbs={[{ label: "Desk", href: "/" }, { label: "Review", href: "/review" }, { label: "Agreement" }]}
        menu={<PersonMenu me={me} signOut={signOut} />}
        skipTo={{ id: "main", label: "To the figures" }}
      />
      <main className="agree" id="main" tabIndex={-1}>
        <h1>Agreement of readers</h1>
        <p className="mid">Whether two people who do not know of each other’s verdict come to the same one.</p>
        <AgreementView agreement={agreement} filter={filter} />
      </main>
      <ReaderZone given={zone} />
      <GoKeys />
    </div>
  );
}
