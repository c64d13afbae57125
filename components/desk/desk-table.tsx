"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { Article } from "@/core/articles.ts";
import type { DeskGroup } from "@/core/desk.ts";
import { saveArticle } from "../article/article-api.ts";
import { AssignDialog } from "../article/assign-dialog.tsx";
import { DeadlineDialog } from "../article/deadline-dialog.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { usePressedKeys } from "../ui/pressed-keys.ts";
import { ArticleRow } from "./article-row.tsx";
import type { DeskArticle, DeskPerson, Reader } from "./contract.ts";
import { CoveragePatterns } from "./coverage-bar.tsx";
import { savedSince } from "./saved-since.ts";
import { Shortcuts } from "./shortcuts.tsx";

type Open = { sheet: "assign" | "deadline"; article: DeskArticle } | { sheet: "shortcuts" } | null;

/** The articles of the desk by deadline, with their keys: J K move, Enter opens, A assigns, D sets the deadline. */
export function DeskTable({
  groups,
  people,
  reader,
  label,
}: {
  groups: readonly { id: DeskGroup; label: string; articles: readonly DeskArticle[] }[];
  people: readonly DeskPerson[];
  reader: Reader;
  label: string;
}) {
  const router = useRouter();
  const table = useRef<HTMLTableElement>(null);
  const [saved, keep] = useState<ReadonlyMap<string, Article>>(new Map());
  const shown = groups.map((group) => ({
    ...group,
    articles: group.articles.map((article) => savedSince(article, saved)),
  }));
  const articles = shown.flatMap((group) => group.articles);
  const [chosen, choose] = useState<string | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const [said, say] = useState<{ words: string; bad?: true }>({ words: "" });
  const current = articles.find(({ id }) => id === chosen) ?? articles[0];
  const mayChange = reader.mayChange;

  const focus = (article: DeskArticle | undefined) =>
    article && table.current?.querySelector<HTMLElement>(`[data-article="${article.id}"]`)?.focus();
  const move = (steps: number) => {
    const at = articles.findIndex(({ id }) => id === current?.id);
    focus(chosen === null ? current : (articles[at + steps] ?? current));
  };
  const show = (sheet: "assign" | "deadline", article: DeskArticle | undefined) => {
    if (mayChange !== true) say({ words: mayChange, bad: true });
    else if (article) setOpen({ sheet, article });
  };
  const close = () => setOpen(null);
  const done = (article: Article, words: string) => {
    keep((before) => new Map(before).set(article.id, article));
    // a sheet that was opened while this was saved stays
    setOpen((now) => (now === open ? null : now));
    say({ words });
    router.refresh();
  };
  const finish = async (article: DeskArticle) => {
    const status = article.status === "finished" ? "in-work" : "finished";
    const { value, refused } = await saveArticle(article, { status });
    if (refused) return say({ words: refused.message, bad: true });
    done(value, status === "finished" ? `«${article.title}» is finished.` : `«${article.title}» is in work again.`);
  };
  const openCurrent = () => {
    const busy = document.activeElement?.closest("a, button");
    if (busy || !current) return false;
    router.push(`/articles/${current.id}`);
  };

  usePressedKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: openCurrent,
    a: () => show("assign", current),
    d: () => show("deadline", current),
    n: () => router.push("/articles/new"),
    "?": () => setOpen({ sheet: "shortcuts" }),
  });

  const dialog = { people, me: reader.me, zone: reader.zone, now: reader.now, close, done };
  return (
    <>
      <CoveragePatterns />
      <p className={said.bad ? "desk-said bad" : "desk-said"} role={said.bad ? "alert" : "status"}>
        {said.bad && <Glyph name="warn" />}
        {said.words}
      </p>
      {articles.length > 0 && (
        <table className="tbl" ref={table} aria-label={label}>
          <thead>
            <tr>
              <th scope="col">Article</th>
              <th scope="col">Statements accounted for</th>
              <th scope="col">Claims by state</th>
              <th scope="col">Needs attention</th>
              <th scope="col">Checker</th>
              <th scope="col">Deadline</th>
              <th scope="col">
                <span className="vh">Actions</span>
              </th>
            </tr>
          </thead>
          {shown.map((group) => (
            <tbody key={group.id}>
              <tr className="grp">
                <th colSpan={7} scope="rowgroup">
                  {group.label} <span className="dim">{group.articles.length}</span>
                </th>
              </tr>
              {group.articles.map((article) => (
                <ArticleRow
                  key={article.id}
                  article={article}
                  people={people}
                  reader={reader}
                  isCurrent={article === current}
                  acts={{
                    assign: () => show("assign", article),
                    setDeadline: () => show("deadline", article),
                    finish: () => void finish(article),
                  }}
                  onFocus={() => choose(article.id)}
                />
              ))}
            </tbody>
          ))}
        </table>
      )}
      {open?.sheet === "assign" && <AssignDialog article={savedSince(open.article, saved)} {...dialog} />}
      {open?.sheet === "deadline" && <DeadlineDialog article={savedSince(open.article, saved)} {...dialog} />}
      {open?.sheet === "shortcuts" && <Shortcuts close={close} />}
    </>
  );
}
