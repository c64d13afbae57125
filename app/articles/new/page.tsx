import type { Metadata } from "next";
import Link from "next/link";
import { BringIn } from "@/components/article/bring-in.tsx";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { ReaderZone } from "@/components/ui/reader-zone.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import "@/components/editor/galley.css";
import "@/components/desk/desk.css";
import "@/components/article/article.css";
import { can, permissions } from "@/core/permissions.ts";
import { needActor } from "@/server/auth.ts";
import { encodings } from "@/server/imports/decode.ts";
import { getNewsroom } from "@/server/newsroom.ts";
import { getMe, listPeople } from "@/server/people.ts";
import { signOut } from "../../actions.ts";
import { readerZone } from "../../reader-zone.ts";

export const metadata: Metadata = { title: "Bring in an article" };

export default async function Page() {
  const actor = await needActor("/articles/new");
  const [me, people, zone] = [await getMe(actor), await listPeople(actor), await readerZone()];
  const { captureAllowed } = await getNewsroom();
  const choices = people.items.map(({ id, name, active }) => ({ id, name, active }));
  return (
    <div className="app no-foot">
      <TopBar
        crumbs={[{ label: "Desk", href: "/" }, { label: "Bring in an article" }]}
        menu={<PersonMenu me={me} signOut={signOut} />}
        skipTo={{ id: "main", label: "To the form" }}
      />
      <main className="bring-in" id="main" tabIndex={-1}>
        {can(actor, "article.create") ? (
          <BringIn
            me={me.id}
            people={choices}
            zone={zone}
            encodings={encodings}
            fetching={{ allowed: captureAllowed, mayAllow: can(actor, "newsroom.manage") }}
          />
        ) : (
          <p className="desk-empty">
            Bringing in an article needs the role {permissions["article.create"].join(" or ")}. Ask an administrator of
            your newsroom.
          </p>
        )}
        {can(actor, "record.import") && (
          <p className="bring-other">
            <Link href="/records/new">Bring in a bundle</Link> that was taken out of another Claimcheck instead.
          </p>
        )}
      </main>
      <ReaderZone given={zone} />
    </div>
  );
}
