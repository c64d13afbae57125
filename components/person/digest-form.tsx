"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { digestFrequencies, type DigestFrequency } from "@/core/notifications.ts";
import { Form, type FormAction } from "../ui/form.tsx";
import { Glyph } from "../ui/glyph.tsx";

const about: Readonly<Record<DigestFrequency, string>> = {
  never: "The bell in the bar on top tells you here.",
  hourly: "At most one mail an hour, while something waits that you have not read.",
  daily: "At most one mail a day, while something waits that you have not read.",
};

/** How often somebody wants mail of what waits for them. It is saved as it is chosen. */
export function DigestForm({
  action,
  frequency,
  sends,
}: {
  action: FormAction;
  frequency: DigestFrequency;
  /** Whether this server has a mail server. */
  sends: boolean;
}) {
  const router = useRouter();
  const [chosen, setChosen] = useState(frequency);
  const [saved, setSaved] = useState(false);
  return (
    <Form
      action={action}
      label="E-mail"
      done={(_, isAsSent) => {
        setSaved(isAsSent);
        router.refresh();
      }}
    >
      {({ sending }) => (
        <>
          {!sends && (
            <p className="form-note">
              <Glyph name="warn" /> This server sends no mail: no mail server is set (SMTP_URL). What you choose counts
              once there is one.
            </p>
          )}
          <fieldset>
            <legend className="field-label first">What waits for you, by e-mail</legend>
            {digestFrequencies.map(({ id, label }) => (
              <label className="choice" key={id}>
                <input
                  type="radio"
                  name="frequency"
                  value={id}
                  checked={chosen === id}
                  onChange={({ currentTarget }) => {
                    setSaved(false);
                    setChosen(id);
                    currentTarget.form?.requestSubmit();
                  }}
                />
                <span>
                  {label}
                  <small>{about[id]}</small>
                </span>
              </label>
            ))}
          </fieldset>
          <p className="hint">
            A mail says who did what in which article, with links. It holds no claims, no verdicts and nothing that is
            for legal only.
          </p>
          <output className="said">
            {saved && !sending && (
              <>
                <Glyph name="check" />
                Saved
              </>
            )}
          </output>
        </>
      )}
    </Form>
  );
}
