import type { Metadata } from "next";
import { WorkFrame } from "@/components/desk/work-frame.tsx";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { SignSprite } from "@/components/ui/glyph.tsx";
import "@/components/desk/desk.css";
import "@/components/desk/work.css";
import { needActor } from "@/server/auth.ts";
import { countDesk } from "@/server/desk.ts";
import { getMyWork } from "@/server/my-work.ts";
import { getMe } from "@/server/people.ts";
import { signOut } from "../../actions.ts";
import { readerZone } from "../../reader-zone.ts";

export const metadata: Metadata = { title: "My work" };

export default async function Page() {
  const actor = await needActor("/work");
  const [zone, now] = [await readerZone(), new Date().toISOString()];
  const [work, { counts }] = [await getMyWork(actor), await countDesk(actor, now)];
  return (
    <>
      <SignSprite />
      <WorkFrame
        items={work.items}
        counts={counts}
        reader={{ now, zone }}
        menu={<PersonMenu me={await getMe(actor)} signOut={signOut} />}
      />
    </>
  );
}
