"use client";
import type { Article } from "@/core/articles.ts";
import type { FieldError } from "@/core/refusal.ts";
import { Field } from "../ui/field.tsx";
import type { ArticleChanges } from "./article-api.ts";
import type { Choice } from "./assign-dialog.tsx";
import { DueFields, dueFields, dueMoment } from "./deadline-dialog.tsx";

/** What is said about an article, as a form holds it: every field is text. */
export interface ArticleForm {
  title: string;
  byline: string;
  outlet: string;
  publishedAt: string;
  language: string;
  url: string;
  note: string;
  assignee: string;
  day: string;
  clock: string;
}

/** An article's fields as a form holds them; the deadline in the reader's zone. */
export function formOf(article: Partial<Article>, zone: string): ArticleForm {
  const { title, byline, outlet, publishedAt, language, url, note, assignee, dueAt } = article;
  return {
    title: title ?? "",
    byline: byline ?? "",
    outlet: outlet ?? "",
    publishedAt: publishedAt ?? "",
    language: language ?? "",
    url: url ?? "",
    note: note ?? "",
    assignee: assignee ?? "",
    ...dueFields(dueAt ?? null, zone),
  };
}

/** What a form says about an article, as the API takes it. */
export function fieldsOf(form: ArticleForm, zone: string): Required<Omit<ArticleChanges, "status">> {
  const { day, clock, publishedAt, url, assignee, ...texts } = form;
  return {
    ...texts,
    language: texts.language.trim(),
    publishedAt: publishedAt.trim() || null,
    url: url.trim() || null,
    assignee: assignee || null,
    dueAt: dueMoment({ day, clock }, zone),
  };
}

const languages = ["en", "ru", "uk", "be", "de", "fr", "es", "pt-BR", "pl", "ar", "zh", "ja"];

/** The fields of an article: who wrote it, where and when it stood, who checks it until when. */
export function ArticleFields({
  form,
  change,
  errors,
  people,
  zone,
}: {
  form: ArticleForm;
  change: (changes: Partial<ArticleForm>) => void;
  errors: readonly FieldError[];
  people: readonly Choice[];
  zone: string;
}) {
  const text = (name: Exclude<keyof ArticleForm, "day" | "clock" | "assignee" | "note">, label: string) => ({
    label,
    name,
    value: form[name],
    problem: errors.find(({ path }) => path === name)?.message,
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });
  const noteProblem = errors.find(({ path }) => path === "note")?.message;
  return (
    <>
      <Field {...text("title", "Title")} required />
      <Field {...text("byline", "Byline")} hint="As it stands over the text: who wrote it." />
      <Field {...text("outlet", "Outlet")} />
      <div className="two">
        <Field {...text("publishedAt", "Published")} hint="2020, 2020-11 or 2020-11-19" />
        <Field {...text("language", "Language")} hint="A code: en, ru, pt-BR" list="article-languages" />
      </div>
      <datalist id="article-languages">
        {languages.map((code) => (
          <option key={code}>{code}</option>
        ))}
      </datalist>
      <Field {...text("url", "Web address")} inputMode="url" />
      <div className="field-row">
        <label htmlFor="article-checker">Checker</label>
        <select
          id="article-checker"
          className="field"
          value={form.assignee}
          onChange={(event) => change({ assignee: event.target.value })}
        >
          <option value="">Nobody yet</option>
          {people
            .filter(({ id, active }) => active || id === form.assignee)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      </div>
      <DueFields due={form} zone={zone} change={change} />
      <div className="field-row">
        <label htmlFor="article-note">Note</label>
        <textarea
          id="article-note"
          className="field tall"
          rows={3}
          value={form.note}
          aria-invalid={noteProblem !== undefined}
          aria-describedby="article-note-hint"
          onChange={(event) => change({ note: event.target.value })}
        />
        <p className={noteProblem ? "hint wrong" : "hint"} id="article-note-hint">
          {noteProblem ?? "For the desk only."}
        </p>
      </div>
    </>
  );
}
