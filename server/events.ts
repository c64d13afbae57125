import type { z } from "zod";
import type { Event } from "@/core/events.ts";
import type { ClaimHistory, ListEvents } from "@/core/inputs/events.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { idsToldOf, toldWithout } from "@/core/told-events.ts";
import { listHidden } from "@/db/circles.ts";
import { getClaim } from "@/db/claims.ts";
import { listEvents as listEventRows } from "@/db/events.ts";
import { claimsUnder } from "./claim-merges.ts";
import { circleOf, loadArticle } from "./load.ts";
import { permit } from "./permit.ts";

interface EventPage {
  items: Event[];
  /** The number to ask behind of, next time. */
  next: string;
}

/** A page of the log. What was told to the team of something that became legal's later is legal's, too. */
async function pageOf(actor: Actor, rows: Event[], after: number): Promise<EventPage> {
  const next = String(rows.at(-1)?.seq ?? after);
  if (circleOf(actor) === "legal") return { items: rows, next };
  return { items: toldWithout(rows, await listHidden(idsToldOf(rows))), next };
}

/** The log behind `after`, as far as this person may see it: of one article, or of all. */
export async function listEvents(actor: Actor, input: z.output<typeof ListEvents>): Promise<EventPage> {
  if (input.articleId === undefined) permit(actor, "article.read");
  else await loadArticle(actor, input.articleId);
  return pageOf(actor, await listEventRows({ ...input, circle: circleOf(actor) }), input.after);
}

/** What happened to a claim and to those merged into it, oldest first; also when it is deleted itself. */
export async function getClaimHistory(actor: Actor, input: z.output<typeof ClaimHistory>): Promise<EventPage> {
  const claim = await getClaim(input.claimId);
  if (!claim) throw new Refusal("not-found", "There is no such claim here.");
  await loadArticle(actor, claim.articleId);
  const { after, limit } = input;
  const claimIds = [claim, ...(await claimsUnder(claim.id))].map((row) => row.id);
  return pageOf(actor, await listEventRows({ after, limit, claimIds, circle: circleOf(actor) }), after);
}
