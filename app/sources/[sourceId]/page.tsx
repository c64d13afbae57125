import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DeskPalette } from "@/components/desk/desk-palette.tsx";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { AboutSource } from "@/components/source/about-source.tsx";
import { DerivationsPart } from "@/components/source/derivations-part.tsx";
import { MergedNote, MergeSources } from "@/components/source/merge-sources.tsx";
import { SourceCopies } from "@/components/source/source-copies.tsx";
import { SourceUses } from "@/components/source/source-uses.tsx";
import { GoKeys } from "@/components/ui/go-keys.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import "@/components/article/article.css";
import "@/components/desk/desk.css";
import "@/components/source/source.css";
import { SourceId } from "@/core/inputs/evidence.ts";
import { safeHref } from "@/core/links.ts";
import { can, permissions } from "@/core/permissions.ts";
import { Refusal } from "@/core/refusal.ts";
import { sourceName } from "@/core/sources.ts";
import { needActor } from "@/server/auth.ts";
import { listDerivations } from "@/server/derivations.ts";
import { parseInput } from "@/server/parse.ts";
import { getMe } from "@/server/people.ts";
import { listSnapshots } from "@/server/snapshots.ts";
import { getSource } from "@/server/sources.ts";
import { signOut } from "../../actions.ts";
import { read } from "../../read.ts";

export const metadata: Metadata = { title: "Source" };

interface Asked {
  params: Promise<{ sourceId: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export default async function Page({ params, searchParams }: Asked) {
  const { sourceId } = await params;
  const [merged] = [(await searchParams)["merged"]].flat();
  const actor = await needActor(`/sources/${sourceId}`);
  const opening = (async () => getSource(actor, parseInput(SourceId, { sourceId })))();
  const following = opening.catch((error: unknown) => {
    const home = error instanceof Refusal && (error.present as { mergedInto?: string } | undefined)?.mergedInto;
    if (home) redirect(`/sources/${home}?merged=${sourceId}`);
    throw error;
  });
  const source = await read(following);
  const { items: derivations } = await listDerivations(actor, { sourceId });
  const { items: copies } = await listSnapshots(actor, { sourceId, limit: 100 });
  const { counts: _counts, uses: _uses, articles: _articles, twins, ...row } = source;
  const mayWrite = can(actor, "source.write");
  const href = source.url === null ? undefined : safeHref(source.url);
  return (
    <div className="app no-foot">
      <TopBar
        crumbs={[{ label: "Desk", href: "/" }, { label: "Sources", href: "/sources" }, { label: sourceName(source) }]}
        palette={<DeskPalette />}
        menu={<PersonMenu me={await getMe(actor)} signOut={signOut} />}
        skipTo={{ id: "main", label: "To the source" }}
      />
      <main className="src" id="main" tabIndex={-1}>
        <header className="src-head">
          <h1 dir="auto">{sourceName(source)}</h1>
          {href && (
            <a className="proof" href={href} rel="noreferrer" target="_blank">
              {source.url}
            </a>
          )}
          {merged !== undefined && mayWrite && <MergedNote from={merged} />}
        </header>
        <div>
          {mayWrite ? (
            <AboutSource key={sourceId} source={row} seesLegal={can(actor, "legal.read")} />
          ) : (
            <p className="mid">
              To change what is said here needs the role {permissions["source.write"].join(" or ")}.
            </p>
          )}
        </div>
        <div className="src-parts">
          <SourceUses source={source} />
          <SourceCopies copies={copies} />
          <DerivationsPart sourceId={sourceId} rows={derivations} mayWrite={mayWrite} />
          {mayWrite && <MergeSources source={row} twins={twins} />}
        </div>
      </main>
      <GoKeys />
    </div>
  );
}
