"use client";
import { useState } from "react";
import { Field } from "../ui/field.tsx";
import { Form, type FormAction } from "../ui/form.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { NewPasswordField } from "./new-password-field.tsx";

/** The present password and a new one. `about` holds what the new one must not hold. */
export function ChangePasswordForm({
  action,
  email,
  about,
}: {
  action: FormAction;
  email: string;
  about: readonly string[];
}) {
  const [changes, setChanges] = useState(0);
  return (
    // a new key empties the fields once the password is changed, and only then
    <Form key={changes} action={action} label="Change password" done={() => setChanges(changes + 1)}>
      {({ problem, sending }) => (
        <>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <Field
            label="Present password"
            name="present"
            type="password"
            autoComplete="current-password"
            required
            problem={problem("present")}
          />
          <NewPasswordField label="New password" about={() => about} problem={problem("password")} />
          <div className="form-foot">
            <button className="btn" type="submit" aria-disabled={sending}>
              {sending ? "Changing…" : "Change password"}
            </button>
            <output className="said">
              {changes > 0 && !sending && (
                <>
                  <Glyph name="check" />
                  Changed. Everywhere else you are signed out.
                </>
              )}
            </output>
          </div>
        </>
      )}
    </Form>
  );
}
