"use client";
import { useCallback, useMemo } from "react";
import { useRouter } from "next/navigation";
import type { Article } from "@/core/articles.ts";
import type { ClaimView } from "@/core/claims.ts";
import { CommandPalette, type Command } from "../ui/command-palette.tsx";
import { acts, type ActRunners } from "./acts.ts";
import { send } from "./api.ts";
import { useShown, useWorkspace } from "./context.tsx";

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** The palette of the workspace: all acts, the claims of this article, and a search over everything. */
export function WorkspacePalette({
  open,
  onOpenChange,
  runners,
  onClaim,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  runners: ActRunners;
  onClaim: (claimId: string) => void;
}) {
  const { article } = useWorkspace();
  const claims = useShown((state) => state.claims);
  const router = useRouter();
  const commands = useMemo((): Command[] => {
    const doable = acts.flatMap((act) => {
      const run = runners[act.id];
      return run && act.id !== "palette"
        ? [{ id: act.id, label: act.label, group: act.where, keys: act.shown, run }]
        : [];
    });
    const claimsIn = `/articles/${article.id}/bring-in-claims`;
    const places = [
      { id: "claims", label: "Bring in claims checked before", group: "Go to", run: () => router.push(claimsIn) },
      { id: "new", label: "Bring in an article", group: "Go to", run: () => router.push("/articles/new") },
      { id: "agreement", label: "Agreement of readers", group: "Go to", run: () => router.push("/agreement") },
      {
        id: "claimreview",
        label: "Check ClaimReview markup",
        group: "Go to",
        run: () => router.push("/claimreview-check"),
      },
      { id: "settings", label: "Settings", group: "Go to", run: () => router.push("/settings") },
    ];
    const open_ = [...claims.values()].map((claim) => ({
      id: claim.id,
      label: `${claim.number} · ${shortened(claim.statement || claim.target.exact)}`,
      group: "Claims in this article",
      run: () => onClaim(claim.id),
    }));
    return [...doable, ...places, ...open_];
  }, [runners, claims, onClaim, router, article.id]);

  const search = useCallback(
    async (query: string): Promise<Command[]> => {
      const q = encodeURIComponent(query);
      const [found, other] = await Promise.all([
        send({ method: "GET", path: `/articles?limit=8&q=${q}` }),
        send({ method: "GET", path: `/claims?limit=12&q=${q}` }),
      ]);
      const articles = found.outcome === "ok" ? (found.value as { items: Article[] }).items : [];
      const elsewhere = other.outcome === "ok" ? (other.value as { items: ClaimView[] }).items : [];
      return [
        ...articles.map(({ id, title }) => ({
          id: `article:${id}`,
          label: shortened(title),
          group: "Articles",
          run: () => router.push(`/articles/${id}`),
        })),
        ...elsewhere
          .filter((claim) => claim.articleId !== article.id)
          .map((claim) => ({
            id: `claim:${claim.id}`,
            label: shortened(claim.statement || claim.target.exact),
            group: "Claims in other articles",
            run: () => router.push(`/articles/${claim.articleId}?claim=${claim.id}`),
          })),
      ];
    },
    [router, article.id],
  );
  return <CommandPalette open={open} onOpenChange={onOpenChange} commands={commands} search={search} />;
}
