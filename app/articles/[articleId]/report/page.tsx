import type { Metadata } from "next";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { ReportPage } from "@/components/report/report-page.tsx";
import { ReadinessPanel } from "@/components/readiness/readiness-panel.tsx";
import { ReaderZone } from "@/components/ui/reader-zone.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import "@/components/desk/desk.css";
import "@/components/article/article.css";
import "@/components/claim/log.css";
import "@/components/publication/publication.css";
import "@/components/report/report-page.css";
import "@/components/readiness/readiness.css";
import { audiences } from "@/core/audiences.ts";
import { ArticleId } from "@/core/inputs/articles.ts";
import { can } from "@/core/permissions.ts";
import { getArticle } from "@/server/articles.ts";
import { needActor } from "@/server/auth.ts";
import { parseInput } from "@/server/parse.ts";
import { getReadiness } from "@/server/readiness.ts";
import { appUrl } from "@/server/env.ts";
import { getMe, listPeople } from "@/server/people.ts";
import { listPublications } from "@/server/publications.ts";
import { describeReport } from "@/server/reports.ts";
import { signOut } from "../../../actions.ts";
import { read } from "../../../read.ts";
import { readerZone } from "../../../reader-zone.ts";

export const metadata: Metadata = { title: "Report" };

interface Props {
  params: Promise<{ articleId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export default async function Page({ params, searchParams }: Props) {
  const { articleId } = await params;
  const asked = [(await searchParams)["copy"]].flat()[0];
  const path = `/articles/${articleId}/report`;
  const actor = await needActor(asked === undefined ? path : `${path}?copy=${encodeURIComponent(asked)}`);
  const opening = (async () => getArticle(actor, parseInput(ArticleId, { articleId })))();
  const article = await read(opening);
  const [me, copies, zone] = [await getMe(actor), await describeReport(actor, { articleId }), await readerZone()];
  const readiness = await getReadiness(actor, { articleId });
  const [{ items: publications }, { items: people }] = [
    await listPublications(actor, { articleId }),
    await listPeople(actor),
  ];
  const open = audiences.filter(({ id }) => copies.items.some(({ audience }) => audience === id));
  return (
    <div className="app no-foot">
      <TopBar
        crumbs={[
          { label: "Desk", href: "/" },
          { label: article.title, href: `/articles/${articleId}` },
          { label: "Report" },
        ]}
        menu={<PersonMenu me={me} signOut={signOut} />}
        skipTo={{ id: "main", label: "To the report" }}
      />
      <main className="report-main" id="main" tabIndex={-1}>
        <ReportPage
          article={{ id: articleId, title: article.title }}
          me={me.id}
          copies={copies}
          audience={open.find(({ id }) => id === asked)?.id ?? "editor"}
          mayRecord={can(actor, "record.export")}
          publishing={{
            publications,
            may: can(actor, "report.publish"),
            site: appUrl(),
            names: Object.fromEntries(people.map(({ id, name }) => [id, name])),
            zone,
            now: new Date().toISOString(),
          }}
        >
          <ReadinessPanel articleId={articleId} first={readiness} />
        </ReportPage>
      </main>
      <ReaderZone given={zone} />
    </div>
  );
}
