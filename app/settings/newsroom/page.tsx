import type { Metadata } from "next";
import { can } from "@/core/permissions.ts";
import { OneFieldForm } from "@/components/person/one-field-form.tsx";
import { SettingsFrame } from "@/components/person/settings-frame.tsx";
import { SettingsPart } from "@/components/person/settings-part.tsx";
import "@/components/person/person.css";
import { needActor } from "@/server/auth.ts";
import { getNewsroom } from "@/server/newsroom.ts";
import { getMe } from "@/server/people.ts";
import { signOut } from "../../actions.ts";
import { updateNewsroom } from "./actions.ts";

export const metadata: Metadata = { title: "Newsroom" };

export default async function Page() {
  const actor = await needActor("/settings/newsroom");
  const [me, { name, version }] = [await getMe(actor), await getNewsroom()];
  return (
    <SettingsFrame me={me} signOut={signOut} here="/settings/newsroom">
      <h1>Newsroom</h1>
      <SettingsPart title="Name" about="It stands on the sign-in page.">
        {can(actor, "newsroom.manage") ? (
          <OneFieldForm
            action={updateNewsroom}
            label="Name of the newsroom"
            name="name"
            value={name}
            autoComplete="organization"
            hidden={{ version }}
          />
        ) : (
          <p className="mid">{name}. An administrator can change it.</p>
        )}
      </SettingsPart>
    </SettingsFrame>
  );
}
