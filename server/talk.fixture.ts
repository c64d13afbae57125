import type { Actor } from "@/core/people.ts";
import { operations } from "./operations.ts";
import { ask } from "./testing.ts";

/** For tests: what others say of a verdict, with the marker: a thread that was answered, changed, settled and opened again. */
export async function talkOf(
  claimId: string,
  marker: string,
  { first, editor }: { first: Actor; editor: Actor },
): Promise<void> {
  const words = (what: string) => ({ claimId, subject: "verdict", body: `${what} ${marker}` });
  const thread = await ask(operations.addComment, first, words("said"));
  const reply = await ask(operations.addComment, editor, { ...words("answered"), parentId: thread.id });
  await ask(operations.updateComment, editor, { commentId: reply.id, version: 1, body: `changed ${marker}` });
  await ask(operations.resolveComment, editor, { commentId: thread.id, version: 1 });
  await ask(operations.reopenComment, first, { commentId: thread.id, version: 2 });
  const gone = await ask(operations.addComment, first, words("removed"));
  await ask(operations.deleteComment, first, { commentId: gone.id, version: 1 });
}
