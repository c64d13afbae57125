import type { z } from "zod";
import type { UpdateNewsroom } from "@/core/inputs/people.ts";
import type { Actor } from "@/core/people.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { getSetting, updateSetting } from "@/db/settings.ts";
import { permit } from "./permit.ts";

/** The row of the newsroom's name in the settings. */
export const newsroomKey = "newsroom";

/** The newsroom's name, for anybody: it stands on the sign-in page. Empty before the first set-up. */
export async function getNewsroom(): Promise<{ version: number; name: string }> {
  const setting = await getSetting(newsroomKey);
  return { version: setting?.version ?? 0, name: typeof setting?.value === "string" ? setting.value : "" };
}

/** Renames the newsroom. Refuses a stale version as a conflict. */
export async function updateNewsroom(
  actor: Actor,
  input: z.output<typeof UpdateNewsroom>,
): Promise<{ version: number; name: string }> {
  permit(actor, "newsroom.manage");
  const before = await getNewsroom();
  const at = new Date().toISOString();
  return commit(actor, {
    writes: [updateSetting(newsroomKey, input.version, input.name)],
    events: [newEvent(actor, { at, type: "newsroom.renamed", data: { name: { from: before.name, to: input.name } } })],
    answer: () => ({ version: input.version + 1, name: input.name }),
  });
}
