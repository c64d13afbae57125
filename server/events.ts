import type { z } from "zod";
import { toldBlindly } from "@/core/blindness.ts";
import type { Event } from "@/core/events.ts";
import type { ClaimHistory, ListEvents } from "@/core/inputs/events.ts";
import type { Actor } from "@/core/people.ts";
import { can } from "@/core/permissions.ts";
import { Refusal } from "@/core/refusal.ts";
import { idsToldOf, toldWithout } from "@/core/told-events.ts";
import { listHidden } from "@/db/circles.ts";
import { getClaim } from "@/db/claims.ts";
import { listEvents as listEventRows, type EventFilter } from "@/db/events.ts";
import { blindAmong } from "./blindness.ts";
import { claimsUnder } from "./claim-merges.ts";
import { circleOf, loadArticle } from "./load.ts";
import { permit } from "./permit.ts";

interface EventPage {
  items: Event[];
  /** The number to ask behind of, next time; of a list that begins with the newest the one to ask before, null at its end. */
  next: string | null;
}

/**
 * Only what this person may be told. What was told to the team of something that became legal's later is legal's, too;
 * and who has to read a claim blind is told nothing of its verdict before they have.
 */
async function toldTo(actor: Actor, rows: readonly Event[]): Promise<Event[]> {
  const blind = await blindAmong(
    actor,
    rows.flatMap(({ claimId }) => claimId ?? []),
  );
  const told = toldBlindly(rows, blind, actor.personId);
  return circleOf(actor) === "legal" ? told : toldWithout(told, await listHidden(idsToldOf(told)));
}

/** Which part of the log is this person's to read: sign-ins, roles and the like are for who keeps watch over it. */
function partOf(actor: Actor): Pick<EventFilter, "circle" | "notKind"> {
  return { circle: circleOf(actor), ...(!can(actor, "audit.read") && { notKind: "person" }) };
}

/** The log as far as this person may see it: of one article, or of all; the oldest first, or the newest. */
export async function listEvents(actor: Actor, input: z.output<typeof ListEvents>): Promise<EventPage> {
  if (input.articleId === undefined) permit(actor, "article.read");
  else await loadArticle(actor, input.articleId);
  const rows = await listEventRows({ ...input, ...partOf(actor) });
  const last = rows.at(-1)?.seq;
  const items = await toldTo(actor, rows);
  if (input.order === "oldest") return { items, next: String(last ?? input.after) };
  return { items, next: rows.length < input.limit ? null : String(last) };
}

/** What happened to a claim and to those merged into it, oldest first; also when it is deleted itself. */
export async function getClaimHistory(actor: Actor, input: z.output<typeof ClaimHistory>): Promise<EventPage> {
  const claim = await getClaim(input.claimId);
  if (!claim) throw new Refusal("not-found", "There is no such claim here.");
  await loadArticle(actor, claim.articleId);
  const { after, limit } = input;
  const claimIds = [claim, ...(await claimsUnder(claim.id))].map((row) => row.id);
  const rows = await listEventRows({ after, limit, claimIds, circle: circleOf(actor) });
  return { items: await toldTo(actor, rows), next: String(rows.at(-1)?.seq ?? after) };
}
