"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { evidenceCounts, type Policy } from "@/core/policy.ts";
import { Form, type FormAction } from "../ui/form.tsx";
import { Glyph } from "../ui/glyph.tsx";

/** The desk's rules on evidence, to be changed. Without a tick a rule only warns, or says nothing. */
export function PolicyForm({ action, policy }: { action: FormAction; policy: Policy & { version: number } }) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  return (
    <Form
      action={action}
      label="Rules on evidence"
      done={(_, isAsSent) => {
        setSaved(isAsSent);
        router.refresh();
      }}
    >
      {({ sending }) => (
        <>
          <p className="mid">For the verdicts Supported, Mostly supported and Refuted.</p>
          <input type="hidden" name="version" value={policy.version} readOnly />
          <label className="lbl" htmlFor="min-evidence">
            Pieces of evidence that must be cited
          </label>
          <select
            className="field"
            id="min-evidence"
            name="minEvidence"
            defaultValue={policy.minEvidence}
            onChange={() => setSaved(false)}
          >
            {evidenceCounts.map((count) => (
              <option key={count} value={count}>
                {count === 0 ? "One, or the reason why there is none" : count}
              </option>
            ))}
          </select>
          <label className="choice">
            <input
              type="checkbox"
              name="minOrigins"
              value="2"
              defaultChecked={policy.minOrigins === 2}
              onChange={() => setSaved(false)}
            />
            <span>
              Two independent origins must be cited
              <span className="hint">Without this rule, one origin only warns.</span>
            </span>
          </label>
          <label className="choice">
            <input
              type="checkbox"
              name="primaryRequired"
              value="on"
              defaultChecked={policy.primaryRequired}
              onChange={() => setSaved(false)}
            />
            <span>A primary source must be cited</span>
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
