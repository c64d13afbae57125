import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { deskHref, readDeskFilter } from "@/core/desk.ts";
import { can, permissions } from "@/core/permissions.ts";
import { Refusal } from "@/core/refusal.ts";
import { DeskFrame } from "@/components/desk/desk-frame.tsx";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import "@/components/article/article.css";
import "@/components/desk/desk.css";
import { needActor } from "@/server/auth.ts";
import { getDesk } from "@/server/desk.ts";
import { getMe } from "@/server/people.ts";
import { signOut } from "../actions.ts";
import { readerZone } from "../reader-zone.ts";

export const metadata: Metadata = { title: "Desk" };

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const query = await searchParams;
  const filter = readDeskFilter(query);
  const actor = await needActor(deskHref(filter));
  const [zone, now, cursor] = [await readerZone(), new Date().toISOString(), [query["cursor"]].flat()[0] ?? ""];
  const desk = await getDesk(actor, { filter, zone, now, cursor }).catch((error: unknown) => {
    // A place in the list that is none: an address somebody shortened. The list's beginning is near enough.
    if (error instanceof Refusal && error.code === "invalid" && cursor !== "") redirect(deskHref(filter));
    throw error;
  });
  const mayChange =
    can(actor, "article.update") || `This needs the role ${permissions["article.update"].join(" or ")}.`;
  return (
    <DeskFrame
      desk={desk}
      filter={filter}
      reader={{ now, zone, me: actor.personId, mayChange }}
      isFirst={cursor === ""}
      menu={<PersonMenu me={await getMe(actor)} signOut={signOut} />}
    />
  );
}
