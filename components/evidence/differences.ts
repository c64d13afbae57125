import { compareWordings } from "@/core/wordings.ts";

/** How many stretches differ, in words; for those who do not see the marks. */
export function differencesIn(one: string, other: string): number {
  let count = 0;
  let before = "same";
  for (const { kind } of compareWordings(one, other)) {
    if (kind !== "same" && before === "same") count += 1;
    before = kind;
  }
  return count;
}
