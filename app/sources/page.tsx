import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DeskPalette } from "@/components/desk/desk-palette.tsx";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { SourceFoot } from "@/components/source/source-foot.tsx";
import { SourceLibrary } from "@/components/source/source-library.tsx";
import { GoKeys } from "@/components/ui/go-keys.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import "@/components/article/article.css";
import "@/components/desk/desk.css";
import "@/components/source/source.css";
import { ListSources } from "@/core/inputs/evidence.ts";
import { can, permissions } from "@/core/permissions.ts";
import { Refusal } from "@/core/refusal.ts";
import { readSourceFilter, sourcesHref } from "@/core/source-library.ts";
import { needActor } from "@/server/auth.ts";
import { parseInput } from "@/server/parse.ts";
import { getMe } from "@/server/people.ts";
import { listSources } from "@/server/sources.ts";
import { signOut } from "../actions.ts";

export const metadata: Metadata = { title: "Sources" };

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const query = await searchParams;
  const filter = readSourceFilter(query);
  const actor = await needActor(sourcesHref(filter));
  const cursor = [query["cursor"]].flat()[0] || undefined;
  const { q, kind, used } = filter;
  const input = { q, kind: kind ?? undefined, used: used ?? undefined, cursor };
  const listing = (async () => listSources(actor, parseInput(ListSources, input)))();
  const page = await listing.catch((error: unknown) => {
    // A place in the list that is none: an address somebody shortened. The list's beginning is near enough.
    if (error instanceof Refusal && error.code === "invalid" && cursor !== undefined) redirect(sourcesHref(filter));
    throw error;
  });
  const mayWrite = can(actor, "source.write") || `This needs the role ${permissions["source.write"].join(" or ")}.`;
  return (
    <div className="app desk-app">
      <TopBar
        crumbs={[{ label: "Desk", href: "/" }, { label: "Sources" }]}
        palette={<DeskPalette />}
        menu={<PersonMenu me={await getMe(actor)} signOut={signOut} />}
        skipTo={{ id: "sources", label: "To the sources" }}
      />
      <main className="desk-main" id="sources" tabIndex={-1}>
        <SourceLibrary
          sources={page.items}
          next={page.next}
          filter={filter}
          isFirst={cursor === undefined}
          mayWrite={mayWrite}
        />
      </main>
      <SourceFoot />
      <GoKeys />
    </div>
  );
}
