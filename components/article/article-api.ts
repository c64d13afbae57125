import type { Article } from "@/core/articles.ts";
import type { FieldError } from "@/core/refusal.ts";

/** Why something was not saved, in words; nothing that was typed is lost by it. */
export interface Refused {
  /** The HTTP status; 0 when the server was not reached. */
  status: number;
  message: string;
  errors: readonly FieldError[];
  /** The state as it stands now, with a conflict. */
  present?: unknown;
}

export type Answer<T> = { value: T; refused?: undefined } | { value?: undefined; refused: Refused };

/** What to say when no answer came. */
export const unreached: Refused = {
  status: 0,
  message: "The server cannot be reached. What you typed stays here. Look at your connection and try again.",
  errors: [],
};

/** What to say instead of a refusal that has no words of its own: a proxy's page, for example. */
function unreadable(status: number): Refused {
  return {
    status,
    message: `The server answered with ${status}, and nothing was saved. What you typed stays here: try again.`,
    errors: [],
  };
}

async function readRefusal(response: Response): Promise<Refused> {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return unreadable(response.status);
  const { detail, errors, present } = (await response.json()) as {
    detail: string;
    errors?: readonly FieldError[];
    present?: unknown;
  };
  return { status: response.status, message: detail, errors: errors ?? [], present };
}

/** What an answer of the public API says. */
export async function answerOf<T>(response: Response): Promise<Answer<T>> {
  if (!response.ok) return { refused: await readRefusal(response) };
  return { value: (response.status === 204 ? null : await response.json()) as T };
}

/**
 * Sends something to the public API. Never throws for a refusal or a lost connection: both are answers. A line may be
 * lost while the answer is read, too, which browsers tell by errors of different kinds, or by half an answer; so they
 * do when the page is left.
 */
export async function callApi<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  try {
    return await answerOf<T>(await fetch(`/api/v1${path}`, init));
  } catch (error) {
    const cut = error instanceof TypeError || error instanceof DOMException || error instanceof SyntaxError;
    if (cut && !init.signal?.aborted) return { refused: unreached };
    throw error;
  }
}

/** The fields of an article that people change after it was brought in. */
export type ArticleChanges = Partial<
  Pick<
    Article,
    "title" | "byline" | "outlet" | "publishedAt" | "language" | "url" | "note" | "status" | "assignee" | "dueAt"
  >
>;
/** An article as somebody saw it before changing it. */
export type SeenArticle = Pick<Article, "id" | "version"> & ArticleChanges;

function patch(id: string, version: number, changes: ArticleChanges): Promise<Answer<Article>> {
  return callApi<Article>(`/articles/${id}`, {
    method: "PATCH",
    headers: { "content-type": "application/json", "if-match": `"${version}"` },
    body: JSON.stringify(changes),
  });
}

/** The names of the fields that somebody else changed, and to something else than wanted here. */
export function conflictingFields(seen: ArticleChanges, present: Article, changes: ArticleChanges): string[] {
  return Object.keys(changes).filter((name) => {
    const field = name as keyof ArticleChanges;
    return present[field] !== seen[field] && present[field] !== changes[field];
  });
}

/**
 * Saves changes made on the article as it was seen. Where somebody else meanwhile changed other fields only, it saves
 * on top of theirs; where they changed the same ones, the answer is refused with their state as `present`.
 */
export async function saveArticle(seen: SeenArticle, changes: ArticleChanges): Promise<Answer<Article>> {
  let { version } = seen;
  for (let tries = 0; ; tries += 1) {
    const answer = await patch(seen.id, version, changes);
    if (answer.refused?.status !== 409 || tries === 3) return answer;
    const present = answer.refused.present as Article;
    if (conflictingFields(seen, present, changes).length > 0) return answer;
    version = present.version;
  }
}
