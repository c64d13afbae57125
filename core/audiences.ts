import type { Visibility } from "./evidence.ts";

/** The three views of one record, from the widest circle to the narrowest, and what each may see. */
export const audiences = [
  { id: "public", label: "Public copy", sees: ["public"] },
  { id: "editor", label: "Editor’s copy", sees: ["public", "team"] },
  { id: "legal", label: "Legal copy", sees: ["public", "team", "legal"] },
] as const;
export type Audience = (typeof audiences)[number]["id"];

/** What the copy of an audience is called. */
export function audienceLabel(audience: Audience): string {
  return audiences.find(({ id }) => id === audience)?.label ?? audience;
}

/** Whether an audience may read what has this visibility. */
export function mayRead(audience: Audience, visibility: Visibility): boolean {
  const sees: readonly Visibility[] = audiences.find(({ id }) => id === audience)?.sees ?? [];
  return sees.includes(visibility);
}
