"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { priorities } from "@/core/claims.ts";
import type { ReviewPolicy } from "@/core/review-policy.ts";
import { verdicts } from "@/core/verdicts.ts";
import { Form, type FormAction } from "../ui/form.tsx";
import { Glyph } from "../ui/glyph.tsx";

const readings: readonly { id: ReviewPolicy["secondReading"]; label: string; hint?: string }[] = [
  { id: "always", label: "Every verdict is read twice" },
  { id: "chosen", label: "These verdicts and priorities are read twice", hint: "Chosen below." },
  { id: "never", label: "No verdict has to be read twice", hint: "A second reader can still be named." },
];

const named = (id: string) => id[0]?.toUpperCase() + id.slice(1);

/** The desk's rules on review, to be changed. */
export function ReviewPolicyForm({
  action,
  policy,
}: {
  action: FormAction;
  policy: ReviewPolicy & { version: number };
}) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const changed = () => setSaved(false);
  return (
    <Form
      action={action}
      label="Rules on review"
      done={(_, isAsSent) => {
        setSaved(isAsSent);
        router.refresh();
      }}
    >
      {({ sending }) => (
        <>
          <input type="hidden" name="version" value={policy.version} readOnly />
          <fieldset className="choice-set" onChange={changed}>
            <legend className="lbl">Second reading</legend>
            {readings.map(({ id, label, hint }) => (
              <label key={id} className="choice">
                <input type="radio" name="secondReading" value={id} defaultChecked={policy.secondReading === id} />
                <span>
                  {label}
                  {hint !== undefined && <span className="hint">{hint}</span>}
                </span>
              </label>
            ))}
          </fieldset>
          <fieldset className="choice-set" onChange={changed}>
            <legend className="lbl">Verdicts read twice</legend>
            {verdicts.map(({ id, label }) => (
              <label key={id} className={`choice v-${id}`}>
                <input
                  type="checkbox"
                  name="chosenVerdicts[]"
                  value={id}
                  defaultChecked={policy.chosenVerdicts.includes(id)}
                />
                <span className="vd">
                  <Glyph name={id} />
                  {label}
                </span>
              </label>
            ))}
          </fieldset>
          <fieldset className="choice-set" onChange={changed}>
            <legend className="lbl">Priorities read twice</legend>
            {priorities.map((id) => (
              <label key={id} className="choice">
                <input
                  type="checkbox"
                  name="chosenPriorities[]"
                  value={id}
                  defaultChecked={policy.chosenPriorities.includes(id)}
                />
                <span>{named(id)}</span>
              </label>
            ))}
          </fieldset>
          <label className="choice">
            <input
              type="checkbox"
              name="selfApproval"
              value="on"
              defaultChecked={policy.selfApproval}
              onChange={changed}
            />
            <span>
              An editor may approve a verdict of their own
              <span className="hint">For a desk of one person.</span>
            </span>
          </label>
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
