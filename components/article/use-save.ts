"use client";
import { useState } from "react";
import type { Article } from "@/core/articles.ts";
import { saveArticle, type ArticleChanges, type Refused, type SeenArticle } from "./article-api.ts";

/** Saving an article's fields, and what came in its way. */
export interface Saving {
  saving: boolean;
  refused: Refused | undefined;
  /** Their article, when somebody else changed the same fields. */
  theirs: Article | undefined;
  /** Saves; with `theirs` shown, saves over them. */
  save: (changes: ArticleChanges) => Promise<Article | undefined>;
  /** Forgets a refusal. */
  clear: () => void;
}

/** Saves changes of the article as it was when this was opened; keeps a refusal until the next try. */
export function useSave(article: SeenArticle): Saving {
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const theirs = refused?.status === 409 ? (refused.present as Article) : undefined;

  const save = async (changes: ArticleChanges) => {
    setSaving(true);
    const answer = await saveArticle(theirs ?? article, changes);
    setSaving(false);
    setRefused(answer.refused);
    return answer.value;
  };
  return { saving, refused, theirs, save, clear: () => setRefused(undefined) };
}
