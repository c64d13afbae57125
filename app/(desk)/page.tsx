import type { Metadata } from "next";
import Link from "next/link";
import { deskHref, deskViews, groupDesk, readDeskFilter, writeSentence } from "@/core/desk.ts";
import { can, permissions } from "@/core/permissions.ts";
import { ClaimKey } from "@/components/desk/claim-counts.tsx";
import { CoverageKey } from "@/components/desk/coverage-bar.tsx";
import { DeskEmpty, DeskSteps } from "@/components/desk/desk-empty.tsx";
import { DeskFilters } from "@/components/desk/desk-filter.tsx";
import { DeskHead } from "@/components/desk/desk-head.tsx";
import { DeskSide } from "@/components/desk/desk-side.tsx";
import { DeskTable } from "@/components/desk/desk-table.tsx";
import { DeskFoot } from "@/components/desk/shortcuts.tsx";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { ReaderZone } from "@/components/ui/reader-zone.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import "@/components/article/article.css";
import "@/components/desk/desk.css";
import { needActor } from "@/server/auth.ts";
import { getDesk } from "@/server/desk.ts";
import { getMe } from "@/server/people.ts";
import { signOut } from "../actions.ts";
import { readerZone } from "../reader-zone.ts";

export const metadata: Metadata = { title: "Desk" };

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const query = await searchParams;
  const filter = readDeskFilter(query);
  const actor = await needActor(deskHref(filter));
  const [zone, now, cursor] = [await readerZone(), new Date().toISOString(), [query["cursor"]].flat()[0] ?? ""];
  const desk = await getDesk(actor, { filter, zone, now, cursor });
  const mayChange =
    can(actor, "article.update") || `This needs the role ${permissions["article.update"].join(" or ")}.`;
  const title = deskViews.find(({ id }) => id === filter.view)?.label ?? "";
  return (
    <div className="app desk-app">
      <TopBar
        crumbs={[{ label: "Desk" }]}
        menu={<PersonMenu me={await getMe(actor)} signOut={signOut} />}
        skipTo={{ id: "articles", label: "To the articles" }}
      />
      <div className="desk">
        <DeskSide counts={desk.counts} view={filter.view} />
        <main className="desk-main" id="articles">
          <DeskHead
            title={title}
            shown={desk.articles.length}
            isPart={desk.next !== null || cursor !== ""}
            mayChange={mayChange}
          />
          <DeskFilters filter={filter} people={desk.people} />
          <div className="scroll grow" tabIndex={-1}>
            <DeskTable
              groups={groupDesk(desk.articles, now, zone)}
              people={desk.people}
              reader={{ now, zone, me: actor.personId, mayChange }}
              label={title}
            />
            {desk.articles.length === 0 && (desk.total > 0 || writeSentence(filter) !== "") && (
              <DeskEmpty filter={filter} unknownChecker={desk.unknownChecker} />
            )}
            {desk.next && (
              <Link className="btn desk-next" href={deskHref(filter, desk.next)}>
                Next {desk.articles.length} articles
              </Link>
            )}
            {desk.total < 2 && <DeskSteps />}
          </div>
          <div className="legend-d">
            <ClaimKey />
            <CoverageKey />
          </div>
        </main>
      </div>
      <DeskFoot zone={zone} />
      <ReaderZone given={zone} />
    </div>
  );
}
