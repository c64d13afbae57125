import type { z } from "zod";
import { changesBetween, given } from "@/core/changes.ts";
import type { UpdateNewsroom } from "@/core/inputs/people.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { commit, newEvent } from "@/db/commit.ts";
import { getSetting, putSetting, updateSetting } from "@/db/settings.ts";
import { permit } from "./permit.ts";

/** The row of the newsroom's name in the settings; its version is that of all of them. */
export const newsroomKey = "newsroom";
const captureKey = "capture-allowed";

/** What a newsroom sets for itself. */
export interface Newsroom {
  version: number;
  /** Empty before the first set-up. */
  name: string;
  /** Whether pages of sources may be fetched from here. Not before an administrator allows it. */
  captureAllowed: boolean;
}

/** The newsroom's settings, for anybody: its name stands on the sign-in page. */
export async function getNewsroom(): Promise<Newsroom> {
  const [setting, capture] = [await getSetting(newsroomKey), await getSetting(captureKey)];
  return {
    version: setting?.version ?? 0,
    name: typeof setting?.value === "string" ? setting.value : "",
    captureAllowed: capture?.value === true,
  };
}

/** Changes the newsroom's settings; what is left out stays as it is. Refuses a stale version as a conflict. */
export async function updateNewsroom(actor: Actor, input: z.output<typeof UpdateNewsroom>): Promise<Newsroom> {
  permit(actor, "newsroom.manage");
  const { version, ...fields } = input;
  const before = await getNewsroom();
  const after: Newsroom = { ...before, ...given(fields), version: version + 1 };
  const at = new Date().toISOString();
  return commit(actor, {
    writes: [updateSetting(newsroomKey, version, after.name), putSetting(captureKey, after.captureAllowed)],
    events: [newEvent(actor, { at, type: "newsroom.updated", data: { changes: changesBetween(before, after) } })],
    answer: () => after,
  });
}

/** Refuses while no administrator has allowed that pages are fetched. */
export async function requireCaptureAllowed(): Promise<void> {
  if ((await getNewsroom()).captureAllowed) return;
  throw new Refusal(
    "forbidden",
    "Fetching pages is turned off in this newsroom. An administrator can allow it in Settings, Newsroom. Until then paste the text, or upload a file; the address is kept.",
  );
}
