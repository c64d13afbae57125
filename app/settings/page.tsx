import type { Metadata } from "next";
import { ChangePasswordForm } from "@/components/person/change-password-form.tsx";
import { DigestForm } from "@/components/person/digest-form.tsx";
import { OneFieldForm } from "@/components/person/one-field-form.tsx";
import { Preferences } from "@/components/person/preferences.tsx";
import { SettingsFrame } from "@/components/person/settings-frame.tsx";
import { SettingsPart } from "@/components/person/settings-part.tsx";
import { TokenList } from "@/components/person/token-list.tsx";
import "@/components/person/person.css";
import { needActor } from "@/server/auth.ts";
import { getDigest } from "@/server/digests.ts";
import { getNewsroom } from "@/server/newsroom.ts";
import { getMe } from "@/server/people.ts";
import { listTokens } from "@/server/tokens.ts";
import { signOut } from "../actions.ts";
import { changePassword, makeToken, renamePerson, revokeToken, setDigest } from "./actions.ts";

export const metadata: Metadata = { title: "Settings" };

export default async function Page() {
  const actor = await needActor("/settings");
  const [me, tokens, newsroom] = [await getMe(actor), await listTokens(actor), await getNewsroom()];
  const digest = await getDigest(actor);
  const { id, version, name, roles } = me;
  const email = me.email ?? "";
  return (
    <SettingsFrame me={me} signOut={signOut} here="/settings">
      <h1>You</h1>
      <SettingsPart title="Name" about={`${email} · ${roles.join(", ")}`}>
        <OneFieldForm
          action={renamePerson}
          label="Name"
          name="name"
          value={name}
          autoComplete="name"
          hidden={{ id, version }}
          hint="It stands beside your verdicts and in reports."
        />
      </SettingsPart>
      <SettingsPart title="Password" about="A change ends all your other sessions.">
        <ChangePasswordForm action={changePassword} email={email} about={[email, name, newsroom.name]} />
      </SettingsPart>
      <SettingsPart title="This browser" about="Kept here only.">
        <Preferences />
      </SettingsPart>
      <SettingsPart title="E-mail" about={`Goes to ${email}.`}>
        <DigestForm action={setDigest} frequency={digest.frequency} sends={digest.sends} />
      </SettingsPart>
      <SettingsPart title="API tokens" about="For your scripts. A token acts as you.">
        <TokenList tokens={tokens.items} make={makeToken} revoke={revokeToken} />
      </SettingsPart>
    </SettingsFrame>
  );
}
