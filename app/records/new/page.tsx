import type { Metadata } from "next";
import { PersonMenu } from "@/components/person/person-menu.tsx";
import { BringRecord } from "@/components/record/bring-record.tsx";
import { TopBar } from "@/components/ui/top-bar.tsx";
import "@/components/desk/desk.css";
import "@/components/article/article.css";
import { can, permissions } from "@/core/permissions.ts";
import { needActor } from "@/server/auth.ts";
import { getMe } from "@/server/people.ts";
import { signOut } from "../../actions.ts";

export const metadata: Metadata = { title: "Bring in a bundle" };

export default async function Page() {
  const actor = await needActor("/records/new");
  const me = await getMe(actor);
  return (
    <div className="app no-foot">
      <TopBar
        crumbs={[{ label: "Desk", href: "/" }, { label: "Bring in a bundle" }]}
        menu={<PersonMenu me={me} signOut={signOut} />}
        skipTo={{ id: "main", label: "To the form" }}
      />
      <main className="bring-in" id="main" tabIndex={-1}>
        {can(actor, "record.import") ? (
          <BringRecord />
        ) : (
          <p className="desk-empty">
            Bringing in a bundle needs the role {permissions["record.import"].join(" or ")}. Ask an administrator of
            your newsroom.
          </p>
        )}
      </main>
    </div>
  );
}
