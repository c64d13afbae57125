"use client";
import { useRef } from "react";
import { Field } from "../ui/field.tsx";
import { Form, type FormAction } from "../ui/form.tsx";
import { NewPasswordField } from "./new-password-field.tsx";

/**
 * The form behind a one-time link: it makes an account, or sets a new password. `fields` are the words that are asked
 * beside the password; `about` what a password must not hold, known before anything is typed.
 */
export function AccountForm({
  action,
  token,
  fields,
  about,
  button,
}: {
  action: FormAction;
  token: string;
  fields: readonly {
    name: string;
    label: string;
    type?: string;
    autoComplete?: string;
    value?: string;
    fixed?: true;
    hint?: string;
  }[];
  about: readonly string[];
  button: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const typed = () =>
    [...(box.current?.querySelectorAll<HTMLInputElement>("input[data-about]") ?? [])].map(({ value }) => value);
  return (
    <Form action={action}>
      {({ problem, sending }) => (
        <div ref={box}>
          {fields.map(({ name, label, type = "text", autoComplete = "off", value = "", fixed, hint }) => (
            <Field
              key={name}
              label={label}
              name={name}
              type={type}
              autoComplete={autoComplete}
              defaultValue={value}
              readOnly={fixed}
              required
              data-about=""
              problem={problem(name)}
              {...(hint !== undefined && { hint })}
            />
          ))}
          <NewPasswordField about={() => [...about, ...typed()]} problem={problem("password")} />
          <input type="hidden" name="token" value={token} />
          <div className="form-foot">
            <button className="btn pri tall" type="submit" aria-disabled={sending}>
              {sending ? "One moment…" : button}
            </button>
          </div>
        </div>
      )}
    </Form>
  );
}
