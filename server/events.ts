import type { z } from "zod";
import type { Event } from "@/core/events.ts";
import type { ClaimHistory, ListEvents } from "@/core/inputs/events.ts";
import type { Actor } from "@/core/people.ts";
import { listEvents as listEventRows } from "@/db/events.ts";
import { circleOf, loadArticle, loadClaim } from "./load.ts";
import { permit } from "./permit.ts";

interface EventPage {
  items: Event[];
  /** The number to ask behind of, next time. */
  next: string;
}

function pageOf(items: Event[], after: number): EventPage {
  return { items, next: String(items.at(-1)?.seq ?? after) };
}

/** The log behind `after`, as far as this person may see it: of one article, or of all. */
export async function listEvents(actor: Actor, input: z.output<typeof ListEvents>): Promise<EventPage> {
  if (input.articleId === undefined) permit(actor, "article.read");
  else await loadArticle(actor, input.articleId);
  return pageOf(await listEventRows({ ...input, circle: circleOf(actor) }), input.after);
}

/** What happened to a claim, oldest first. */
export async function getClaimHistory(actor: Actor, input: z.output<typeof ClaimHistory>): Promise<EventPage> {
  const claim = await loadClaim(actor, input.claimId);
  const { after, limit } = input;
  return pageOf(await listEventRows({ after, limit, claimId: claim.id, circle: circleOf(actor) }), after);
}
