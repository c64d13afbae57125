import type { Source } from "@/core/sources.ts";
import { callApi, type Answer } from "../article/article-api.ts";

/** The fields of a source that people fill in. */
export const sourceFields = [
  "title",
  "kind",
  "url",
  "publisher",
  "author",
  "publishedAt",
  "language",
  "note",
  "interest",
  "reliability",
  "visibility",
  "maskReason",
] as const;
export type SourceFields = Pick<Source, (typeof sourceFields)[number]>;
export type SourceChanges = Partial<SourceFields>;

/** Sends JSON to the public API; `version` is what somebody saw. */
export function sendJson<T>(
  method: "POST" | "PATCH" | "DELETE",
  path: string,
  body?: object,
  version?: number,
): Promise<Answer<T>> {
  return callApi<T>(path, {
    method,
    headers: {
      ...(body && { "content-type": "application/json" }),
      ...(version !== undefined && { "if-match": `"${version}"` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
}

/** The fields that somebody else changed, and to something else than wanted here. */
export function conflictingFields(seen: Source, present: Source, changes: SourceChanges): (keyof SourceFields)[] {
  const isOther = (field: keyof SourceFields) =>
    field in changes && present[field] !== seen[field] && present[field] !== changes[field];
  return sourceFields.filter(isOther);
}

/** Saves changes made on the source as it was seen: on top of those of others, unless they changed the same fields. */
export async function saveSource(seen: Source, changes: SourceChanges): Promise<Answer<Source>> {
  let { version } = seen;
  for (let tries = 0; ; tries += 1) {
    const answer = await sendJson<Source>("PATCH", `/sources/${seen.id}`, changes, version);
    if (answer.refused?.status !== 409 || tries === 3) return answer;
    const present = answer.refused.present as Source;
    if (conflictingFields(seen, present, changes).length > 0) return answer;
    version = present.version;
  }
}
