import { Refusal } from "@/core/refusal.ts";
import { getPerson } from "@/db/people.ts";

/** Refuses ids that are not of an active person; null and undefined pass. */
export async function requirePeople(ids: readonly (string | null | undefined)[]): Promise<void> {
  for (const id of ids) {
    if (id === null || id === undefined) continue;
    const person = await getPerson(id);
    if (!person?.active)
      throw new Refusal("invalid", "This person is not active here. Choose somebody from the list of people.");
  }
}
