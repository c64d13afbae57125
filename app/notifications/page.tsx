import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ListNotifications } from "@/core/inputs/notifications.ts";
import { Refusal } from "@/core/refusal.ts";
import { NotificationList } from "@/components/notification/notification-list.tsx";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { GoKeys } from "@/components/ui/go-keys.tsx";
import { SignSprite } from "@/components/ui/glyph.tsx";
import { ReaderZone } from "@/components/ui/reader-zone.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import { needActor } from "@/server/auth.ts";
import { listNotifications } from "@/server/notifications.ts";
import { parseInput } from "@/server/parse.ts";
import { getMe } from "@/server/people.ts";
import { signOut } from "../actions.ts";
import { readerZone } from "../reader-zone.ts";

export const metadata: Metadata = { title: "Notifications" };

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const cursor = [(await searchParams)["cursor"]].flat()[0];
  const actor = await needActor("/notifications");
  const [me, zone, now] = [await getMe(actor), await readerZone(), new Date().toISOString()];
  const listing = async () => listNotifications(actor, parseInput(ListNotifications, cursor ? { cursor } : {}));
  const page = await listing().catch((error: unknown) => {
    // a place in the list that is none: the list's beginning is near enough
    if (error instanceof Refusal && error.code === "invalid" && cursor !== undefined) redirect("/notifications");
    throw error;
  });
  return (
    <div className="page">
      <SignSprite />
      <TopBar
        crumbs={[{ label: "Desk", href: "/" }, { label: "Notifications" }]}
        menu={<PersonMenu me={me} signOut={signOut} />}
        skipTo={{ id: "main", label: "To the list" }}
      />
      <main className="told-page" id="main" tabIndex={-1}>
        <h1>Notifications</h1>
        <NotificationList page={page} now={now} zone={zone} />
      </main>
      <ReaderZone given={zone} />
      <GoKeys />
    </div>
  );
}
