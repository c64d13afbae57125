import type { Metadata } from "next";
import { can } from "@/core/permissions.ts";
import { InvitationList } from "@/components/person/invitation-list.tsx";
import { InviteDialog } from "@/components/person/invite-dialog.tsx";
import { PeopleTable } from "@/components/person/people-table.tsx";
import { SettingsFrame } from "@/components/person/settings-frame.tsx";
import "@/components/person/person.css";
import { needActor } from "@/server/auth.ts";
import { listInvitations } from "@/server/invitations.ts";
import { getMe, listPeople } from "@/server/people.ts";
import { signOut } from "../../actions.ts";
import {
  changeRoles,
  invitePerson,
  makePasswordLink,
  renewInvitation,
  setActive,
  withdrawInvitation,
} from "./actions.ts";

export const metadata: Metadata = { title: "People" };

export default async function Page() {
  const actor = await needActor("/settings/people");
  const me = await getMe(actor);
  if (!can(actor, "person.manage")) {
    return (
      <SettingsFrame me={me} signOut={signOut} here="/settings/people">
        <h1>People</h1>
        <p className="mid">People are managed by administrators. Ask one of them.</p>
      </SettingsFrame>
    );
  }
  const now = new Date().toISOString();
  const [people, open] = [await listPeople(actor), await listInvitations(actor)];
  const invitations = open.items.map((invitation) => ({ ...invitation, expired: invitation.expiresAt <= now }));
  return (
    <SettingsFrame me={me} signOut={signOut} here="/settings/people">
      <div className="set-head">
        <h1>People</h1>
        <InviteDialog invite={invitePerson} />
      </div>
      <PeopleTable people={people.items} meId={me.id} actions={{ changeRoles, setActive, makePasswordLink }} />
      {invitations.length > 0 && (
        <>
          <h2 className="part">Invitations</h2>
          <InvitationList invitations={invitations} renew={renewInvitation} withdraw={withdrawInvitation} />
        </>
      )}
    </SettingsFrame>
  );
}
