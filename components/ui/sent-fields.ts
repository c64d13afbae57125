/** Whether two sendings of a form say the same; which version was seen as they were made does not count. */
export function saysSame(one: FormData, other: FormData): boolean {
  const said = (data: FormData) => JSON.stringify([...data].filter(([name]) => name !== "version"));
  return said(one) === said(other);
}

/** The version that an answer tells of; 0 when it tells of none. */
export function versionOf(answer: unknown): number {
  const { version } = (typeof answer === "object" && answer !== null ? answer : {}) as { version?: unknown };
  return typeof version === "number" ? version : 0;
}

/** Sends a form on top of what was saved by it before: the page may not have been read anew since. */
export function onTopOf(version: number, data: FormData): void {
  if (data.has("version") && Number(data.get("version")) < version) data.set("version", String(version));
}
