"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { Article } from "@/core/articles.ts";
import { momentInWords } from "@/core/zones.ts";
import { conflictingFields, type ArticleChanges } from "./article-api.ts";
import { ArticleFields, fieldsOf, formOf, type ArticleForm } from "./article-fields.tsx";
import { DialogFoot, type Choice } from "./assign-dialog.tsx";
import { SaveProblem, type BothChanged } from "./save-problem.tsx";
import { typedMeanwhile, typedSince } from "./typed-since.ts";
import { useSave } from "./use-save.ts";

const labels: Readonly<Record<string, string>> = {
  title: "Title",
  byline: "Byline",
  outlet: "Outlet",
  publishedAt: "Published",
  language: "Language",
  url: "Web address",
  note: "Note",
  assignee: "Checker",
  dueAt: "Deadline",
};

/** Only what differs from the article as it was seen. */
function changesOf(article: Article, form: ArticleForm, zone: string): ArticleChanges {
  const fields = Object.entries(fieldsOf(form, zone));
  // A deadline shown to the minute is not changed by its seconds.
  const isSame = (name: string, value: unknown) =>
    name === "dueAt"
      ? form.day === formOf(article, zone).day && form.clock === formOf(article, zone).clock
      : article[name as keyof Article] === value;
  return Object.fromEntries(fields.filter(([name, value]) => !isSame(name, value))) as ArticleChanges;
}

/** Warns before a page with unsaved words is closed. */
function useLeaveWarning(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isChanged]);
}

/** What is said about an article, to be changed. What was typed stays when saving fails or somebody else was quicker. */
export function AboutArticle({
  article,
  people,
  zone,
  now,
}: {
  article: Article;
  people: readonly Choice[];
  zone: string;
  now: string;
}) {
  const router = useRouter();
  const [seen, setSeen] = useState(article);
  const [form, setForm] = useState(() => formOf(article, zone));
  const [said, say] = useState("");
  const saving = useSave(seen);
  const changes = changesOf(seen, form, zone);
  const isChanged = Object.keys(changes).length > 0;
  useLeaveWarning(isChanged);

  const inWords = (name: string, value: string | number | null | undefined): string => {
    if (value === null || value === undefined || value === "") return "–";
    if (name === "assignee") return people.find(({ id }) => id === value)?.name ?? "Somebody who left";
    return name === "dueAt" ? momentInWords(String(value), now, zone) : String(value);
  };
  const { theirs } = saving;
  const both: BothChanged[] = (theirs ? conflictingFields(seen, theirs, changes) : []).map((name) => ({
    label: labels[name] ?? name,
    theirs: inWords(name, theirs?.[name as keyof Article]),
    yours: inWords(name, changes[name as keyof ArticleChanges]),
  }));
  const show = (saved: Article, words: string) => {
    setSeen(saved);
    saving.clear();
    say(words);
    router.refresh();
  };
  const save = async () => {
    if (!isChanged) return say("Nothing was changed.");
    const sent = form;
    const saved = await saving.save(changes);
    if (!saved) return;
    show(saved, "Saved.");
    setForm((now) => typedSince(now, { sent, saved: formOf(saved, zone) }));
  };

  return (
    <form
      className="about-form"
      aria-label="About the article"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SaveProblem saving={saving} both={both} />
      <ArticleFields
        form={form}
        change={(more) => {
          say("");
          setForm((now) => ({ ...now, ...more }));
        }}
        errors={saving.refused?.errors ?? []}
        people={people}
        zone={zone}
      />
      <DialogFoot
        saving={saving.saving}
        conflict={theirs !== undefined}
        close={() => {
          setForm(formOf(theirs ?? seen, zone));
          show(theirs ?? seen, theirs ? "Theirs is kept." : "What you typed was taken back.");
        }}
      />
      <output className="mid">{said === "Saved." && isChanged ? typedMeanwhile : said}</output>
    </form>
  );
}
