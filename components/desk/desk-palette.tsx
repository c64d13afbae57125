"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Article } from "@/core/articles.ts";
import type { ClaimView } from "@/core/claims.ts";
import { deskViews } from "@/core/desk.ts";
import { sourceName, type Source } from "@/core/sources.ts";
import { callApi } from "../article/article-api.ts";
import { CommandPalette, type Command } from "../ui/command-palette.tsx";
import { Glyph } from "../ui/glyph.tsx";

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** The button in the top bar, and Ctrl or Cmd K: everything of the desk by its name, and every article, claim and source. */
export function DeskPalette() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  const commands = useMemo((): Command[] => {
    const goTo = (id: string, label: string, href: string, group: string, keys: readonly string[] = []) => ({
      id,
      label,
      group,
      keys,
      run: () => router.push(href),
    });
    return [
      goTo("new", "Bring in an article", "/articles/new", "Desk", ["N"]),
      goTo("bundle", "Bring in a bundle", "/records/new", "Desk"),
      ...deskViews.map(({ id, label }) => goTo(id, label, id === "in-work" ? "/" : `/?view=${id}`, "Views")),
      goTo("desk", "Desk", "/", "Go to", ["G", "D"]),
      goTo("work", "My work", "/work", "Go to", ["G", "W"]),
      goTo("agreement", "Agreement of readers", "/agreement", "Go to"),
      goTo("review", "What waits for you", "/review", "Go to", ["G", "R"]),
      goTo("sources", "Sources", "/sources", "Go to", ["G", "S"]),
      goTo("notifications", "Notifications", "/notifications", "Go to", ["G", "N"]),
      goTo("claimreview", "Check ClaimReview markup", "/claimreview-check", "Go to"),
      goTo("settings", "Settings", "/settings", "Go to"),
    ];
  }, [router]);
  const search = useCallback(
    async (query: string): Promise<Command[]> => {
      const q = encodeURIComponent(query);
      const [articles, claims, sources] = await Promise.all([
        callApi<{ items: Article[] }>(`/articles?limit=8&q=${q}`, {}),
        callApi<{ items: ClaimView[] }>(`/claims?limit=12&q=${q}`, {}),
        callApi<{ items: Source[] }>(`/sources?limit=8&q=${q}`, {}),
      ]);
      const found = articles.value?.items.map(({ id, title }) => ({
        id: `article:${id}`,
        label: shortened(title),
        group: "Articles",
        run: () => router.push(`/articles/${id}`),
      }));
      const said = claims.value?.items.map(({ id, articleId, statement, target }) => ({
        id: `claim:${id}`,
        label: shortened(statement || target.exact),
        group: "Claims",
        run: () => router.push(`/articles/${articleId}?claim=${id}`),
      }));
      const known = sources.value?.items.map((source) => ({
        id: `source:${source.id}`,
        label: shortened(sourceName(source)),
        group: "Sources",
        run: () => router.push(`/sources/${source.id}`),
      }));
      return [...(found ?? []), ...(said ?? []), ...(known ?? [])];
    },
    [router],
  );
  return (
    <>
      <button
        type="button"
        className="palette wide-only"
        onClick={() => setOpen(true)}
        aria-label="Search or run a command, Control K"
        aria-keyshortcuts="Control+K"
      >
        <Glyph name="search" />
        <span className="grow palette-words">Search or run a command</span>
        <kbd>Ctrl K</kbd>
      </button>
      <CommandPalette open={open} onOpenChange={setOpen} commands={commands} search={search} />
    </>
  );
}
