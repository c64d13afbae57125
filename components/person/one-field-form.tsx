"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Field } from "../ui/field.tsx";
import { Form, type FormAction } from "../ui/form.tsx";
import { Glyph } from "../ui/glyph.tsx";

/** One word that can be changed: a person's name, the newsroom's. `hidden` are the id and version it belongs to. */
export function OneFieldForm({
  action,
  label,
  name,
  value,
  autoComplete = "off",
  hidden,
  hint,
}: {
  action: FormAction;
  label: string;
  name: string;
  value: string;
  autoComplete?: string;
  hidden: Readonly<Record<string, string | number>>;
  hint?: string;
}) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  return (
    <Form
      action={action}
      label={label}
      done={(_, isAsSent) => {
        setSaved(isAsSent);
        router.refresh();
      }}
    >
      {({ problem, sending }) => (
        <>
          <Field
            label={label}
            name={name}
            defaultValue={value}
            autoComplete={autoComplete}
            required
            problem={problem(name)}
            onChange={() => setSaved(false)}
            {...(hint !== undefined && { hint })}
          />
          {Object.entries(hidden).map(([key, kept]) => (
            <input key={key} type="hidden" name={key} value={kept} readOnly />
          ))}
          <div className="form-foot">
            <button className="btn" type="submit" aria-disabled={sending}>
              {sending ? "Saving…" : "Save"}
            </button>
            <output className="said">
              {saved && !sending && (
                <>
                  <Glyph name="check" />
                  Saved
                </>
              )}
            </output>
          </div>
        </>
      )}
    </Form>
  );
}
