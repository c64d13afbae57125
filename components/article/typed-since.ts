/** A form once `sent` was saved and came back as `saved`: a field in which somebody typed meanwhile keeps what they typed. */
export function typedSince<T extends object>(now: T, { sent, saved }: { sent: T; saved: T }): T {
  const typed = (Object.keys(now) as (keyof T)[]).filter((field) => now[field] !== sent[field]);
  return { ...saved, ...Object.fromEntries(typed.map((field) => [field, now[field]])) };
}

/** Said once it is saved and holds such fields. */
export const typedMeanwhile = "Saved, but for what you typed meanwhile: save that, too.";
