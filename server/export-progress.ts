import type { z } from "zod";
import { exportProgress, type ExportStep, type TellStep } from "@/core/export-steps.ts";
import type { FollowExport } from "@/core/inputs/reports.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { loadArticle } from "./load.ts";
import type { Told } from "./operation.ts";
import { permit } from "./permit.ts";

/** An export that somebody follows, or will be followed under this name. */
interface Followed {
  step: ExportStep | null;
  over: boolean;
  wake: () => void;
}

/** On globalThis, as each route is a bundle: one makes the file, another one tells of it. */
const holder = globalThis as { claimcheckExports?: Map<string, Followed> };
const followed = (): Map<string, Followed> => (holder.claimcheckExports ??= new Map());

/** More than anybody needs at a time, and few enough that nobody fills the memory. */
const mostFollowed = 1000;

/** Ids are the asker's own: nobody follows what somebody else makes. */
const keyOf = ({ personId }: Actor, articleId: string, exportId: string): string =>
  `${personId ?? ""} ${articleId} ${exportId}`;

/** Makes a file; tells whoever follows this export what it comes to, and that it is over. */
export async function tellingFollowers<T>(
  actor: Actor,
  { articleId, exportId }: { articleId: string; exportId?: string | undefined },
  make: (tell: TellStep | undefined) => Promise<T>,
): Promise<T> {
  const follower = exportId === undefined ? undefined : followed().get(keyOf(actor, articleId, exportId));
  if (!follower) return make(undefined);
  try {
    return await make((step) => {
      follower.step = step;
      follower.wake();
    });
  } finally {
    follower.over = true;
    follower.wake();
  }
}

/**
 * Tells what an export of this person comes to that is asked for afterwards under this id, and ends with it. Ends when
 * who asked is gone.
 */
export async function followExport(
  actor: Actor,
  { articleId, exportId }: z.output<typeof FollowExport>,
  gone?: AbortSignal,
): Promise<AsyncIterable<Told[]>> {
  permit(actor, "report.export");
  await loadArticle(actor, articleId);
  if (followed().size >= mostFollowed)
    throw new Refusal("too-many", "Too many exports are followed at once. Ask for the file without following it.");
  return steps(keyOf(actor, articleId, exportId), gone);
}

async function* steps(key: string, gone: AbortSignal | undefined): AsyncGenerator<Told[]> {
  const mine: Followed = { step: null, over: false, wake: () => undefined };
  followed().set(key, mine);
  const wake = () => mine.wake();
  gone?.addEventListener("abort", wake);
  try {
    yield [{ name: "following", value: {} }];
    let told: ExportStep | null = null;
    while (!mine.over && !gone?.aborted) {
      if (mine.step === told) await new Promise<void>((resolve) => (mine.wake = resolve));
      if (mine.step === null || mine.step === told) continue;
      told = mine.step;
      yield [{ name: "progress", value: exportProgress(told) }];
    }
  } finally {
    gone?.removeEventListener("abort", wake);
    if (followed().get(key) === mine) followed().delete(key);
  }
}
