import type { Metadata } from "next";
import { can } from "@/core/permissions.ts";
import { CaptureSwitch } from "@/components/person/capture-switch.tsx";
import { OneFieldForm } from "@/components/person/one-field-form.tsx";
import { SettingsFrame } from "@/components/person/settings-frame.tsx";
import { SettingsPart } from "@/components/person/settings-part.tsx";
import { ReviewPolicyForm } from "@/components/review/review-policy-form.tsx";
import { PolicyForm } from "@/components/source/policy-form.tsx";
import "@/components/person/person.css";
import { needActor } from "@/server/auth.ts";
import { getNewsroom } from "@/server/newsroom.ts";
import { getMe } from "@/server/people.ts";
import { getPolicy } from "@/server/policy.ts";
import { getReviewPolicy } from "@/server/review-policy.ts";
import { signOut } from "../../actions.ts";
import { allowCapture, renameNewsroom, setPolicy, setReviewPolicy } from "./actions.ts";

export const metadata: Metadata = { title: "Newsroom" };

export default async function Page() {
  const actor = await needActor("/settings/newsroom");
  const [me, { name, captureAllowed, version }] = [await getMe(actor), await getNewsroom()];
  const policy = await getPolicy(actor);
  const review = await getReviewPolicy(actor);
  const manages = can(actor, "newsroom.manage");
  return (
    <SettingsFrame me={me} signOut={signOut} here="/settings/newsroom">
      <h1>Newsroom</h1>
      <SettingsPart title="Name" about="It stands on the sign-in page.">
        {manages ? (
          <OneFieldForm
            action={renameNewsroom}
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
      <SettingsPart title="Sources" about="How copies of web pages are made.">
        {manages ? (
          <CaptureSwitch action={allowCapture} allowed={captureAllowed} version={version} />
        ) : (
          <p className="mid">
            {captureAllowed ? "Pages of sources are fetched when somebody asks for it." : "Pages are not fetched."} An
            administrator can change it.
          </p>
        )}
      </SettingsPart>
      <SettingsPart title="Rules on evidence" about="What a verdict must rest on before it may be given.">
        {manages ? (
          <PolicyForm action={setPolicy} policy={policy} />
        ) : (
          <p className="mid">
            {policy.minEvidence > 0 && `So many pieces of evidence must be cited: ${policy.minEvidence}. `}
            {policy.minOrigins > 1 ? "Two independent origins must be cited. " : "One origin warns. "}
            {policy.primaryRequired && "A primary source must be cited. "}
            An administrator can change it.
          </p>
        )}
      </SettingsPart>
      <SettingsPart title="Rules on review" about="Which verdicts somebody else reads before they are approved.">
        {manages ? (
          <ReviewPolicyForm action={setReviewPolicy} policy={review} />
        ) : (
          <p className="mid">
            {
              {
                always: "Every verdict is read twice.",
                chosen: "Some verdicts are read twice.",
                never: "Verdicts need not be read twice.",
              }[review.secondReading]
            }{" "}
            An administrator can change it.
          </p>
        )}
      </SettingsPart>
    </SettingsFrame>
  );
}
