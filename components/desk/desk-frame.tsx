import Link from "next/link";
import type { ReactNode } from "react";
import { deskHref, deskViews, groupDesk, writeSentence, type DeskFilter, type DeskView } from "@/core/desk.ts";
import { ReaderZone } from "../ui/reader-zone.tsx";
import { GoKeys } from "../ui/go-keys.tsx";
import { TopBar } from "../ui/top-bar.tsx";
import { ClaimKey } from "./claim-counts.tsx";
import type { DeskArticle, DeskPerson, Reader } from "./contract.ts";
import { CoverageKey } from "./coverage-bar.tsx";
import { DeskEmpty, DeskSteps } from "./desk-empty.tsx";
import { DeskFilters } from "./desk-filter.tsx";
import { DeskHead } from "./desk-head.tsx";
import { DeskPalette } from "./desk-palette.tsx";
import { DeskSide } from "./desk-side.tsx";
import { DeskTable } from "./desk-table.tsx";
import { DeskFoot } from "./shortcuts.tsx";

/** One page of the desk, as server/desk.ts answers it. */
export interface DeskPage {
  articles: readonly DeskArticle[];
  next: string | null;
  counts: Readonly<Record<DeskView, number>>;
  total: number;
  people: readonly DeskPerson[];
  unknownChecker: boolean;
}

/** The desk: views at the left, articles by deadline at the right. `isFirst`: the first page of the list. */
export function DeskFrame({
  desk,
  filter,
  reader,
  isFirst,
  menu,
}: {
  desk: DeskPage;
  filter: DeskFilter;
  reader: Reader;
  isFirst: boolean;
  menu: ReactNode;
}) {
  const { articles, next, people, total } = desk;
  const title = deskViews.find(({ id }) => id === filter.view)?.label ?? "";
  const isPart = next !== null || !isFirst;
  const foundNothing = articles.length === 0 && (total > 0 || writeSentence(filter) !== "");
  return (
    <div className="app desk-app">
      <TopBar
        crumbs={[{ label: "Desk" }]}
        palette={<DeskPalette />}
        menu={menu}
        skipTo={{ id: "articles", label: "To the articles" }}
      />
      <div className="desk">
        <DeskSide counts={desk.counts} view={filter.view} />
        <main className="desk-main" id="articles" tabIndex={-1}>
          <DeskHead title={title} shown={articles.length} isPart={isPart} mayChange={reader.mayChange} />
          <DeskFilters filter={filter} people={people} />
          <div className="scroll grow">
            <DeskTable
              groups={groupDesk(articles, reader.now, reader.zone)}
              people={people}
              reader={reader}
              label={title}
            />
            {foundNothing && <DeskEmpty filter={filter} unknownChecker={desk.unknownChecker} />}
            {next && (
              <Link className="btn desk-next" href={deskHref(filter, next)}>
                Next articles
              </Link>
            )}
            {total < 2 && <DeskSteps />}
          </div>
          <div className="legend-d">
            <ClaimKey />
            <CoverageKey />
          </div>
        </main>
      </div>
      <DeskFoot zone={reader.zone} />
      <ReaderZone given={reader.zone} />
      <GoKeys />
    </div>
  );
}
