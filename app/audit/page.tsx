import type { Metadata } from "next";
import { auditHref, readAuditFilter } from "@/core/audit-filter.ts";
import { can, permissions } from "@/core/permissions.ts";
import { AuditView } from "@/components/audit/audit-view.tsx";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { SignSprite } from "@/components/ui/glyph.tsx";
import { ReaderZone } from "@/components/ui/reader-zone.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import { getAuditPage } from "@/server/audit.ts";
import { needActor } from "@/server/auth.ts";
import { getMe } from "@/server/people.ts";
import { signOut } from "../actions.ts";
import { readerZone } from "../reader-zone.ts";

export const metadata: Metadata = { title: "Audit log" };

interface Props {
  searchParams: Promise<Record<string, string | string[]>>;
}

export default async function Page({ searchParams }: Props) {
  const filter = readAuditFilter(await searchParams);
  const actor = await needActor(auditHref(filter));
  const [me, zone, now] = [await getMe(actor), await readerZone(), new Date().toISOString()];
  const page = can(actor, "audit.read") ? await getAuditPage(actor, { filter, zone }) : undefined;
  return (
    <div className="page">
      <SignSprite />
      <TopBar
        crumbs={[{ label: "Desk", href: "/" }, { label: "Audit log" }]}
        menu={<PersonMenu me={me} signOut={signOut} />}
        skipTo={{ id: "main", label: "To the log" }}
      />
      <main className="audit" id="main" tabIndex={-1}>
        <h1>Audit log</h1>
        {page === undefined ? (
          <p>
            Reading the whole log needs the role {permissions["audit.read"].join(" or ")}. The history of each claim is
            in its card.
          </p>
        ) : (
          <AuditView page={page} filter={filter} now={now} zone={zone} />
        )}
      </main>
      <ReaderZone given={zone} />
    </div>
  );
}
