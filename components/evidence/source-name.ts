import type { Source } from "@/core/sources.ts";

/** What a source is called: who published it, else its title, else its address. */
export function sourceName({ title, publisher, url }: Pick<Source, "title" | "publisher" | "url">): string {
  return publisher || title || url || "Source without a name";
}
