import type { Event } from "@/core/events.ts";
import type { StaleWord } from "@/core/staleness.ts";

/** What events tell of a claim in a new version of the text. */
interface Told {
  revision?: number;
  state?: string;
  before?: string;
  after?: string;
  removed?: boolean;
  words?: readonly StaleWord[];
}

const told = (data: Event["data"]): Told => (data ?? {}) as Told;

function carriedAct({ revision, state, after }: Told): string {
  const version = `brought in version ${revision ?? ""}`;
  if (after === "") return `${version}, in which its words have no place yet`;
  return `${version}, in which its words ${state === "edited" ? "changed" : "stand again"}`;
}

/** What somebody did to a claim by a new version, or settled in it, in words that follow their name; undefined for other events. */
export function versionAct({ type, data }: Pick<Event, "type" | "data">): string | undefined {
  if (type === "target.carried") return carriedAct(told(data));
  if (type === "claim.went-stale") return "changed words that its verdict may hang on";
  if (type === "claim.stale-no-more") return "brought back the words that its verdict was given on";
  if (type === "claim.confirmed") return "confirmed that the verdict still holds";
  if (type !== "target.decided") return undefined;
  return told(data).removed === true ? "said that it was removed from the text" : "said where its words stand now";
}

/** The claim's words before and after, and those that its verdict may hang on. */
export function versionLines({ type, data }: Pick<Event, "type" | "data">) {
  const { before = "", after = "", words = [] } = told(data);
  if (type.startsWith("target.")) return [{ field: "Words", before, after }];
  if (type !== "claim.went-stale" && type !== "claim.confirmed") return [];
  return words.map((word) => ({ field: "Changed", before: word.before, after: word.after }));
}
