"use client";
import { maskedWords } from "@/core/report/masked.ts";
import { reportChoices, type ReportChoice, type ReportCopy } from "@/core/report/choices.ts";

/** What the copy includes: each part can be left out. */
export function CopyChoices({
  copy,
  leaveOut,
  onLeaveOut,
}: {
  copy: ReportCopy;
  leaveOut: readonly ReportChoice[];
  onLeaveOut: (leaveOut: readonly ReportChoice[]) => void;
}) {
  const toggle = (choice: ReportChoice) =>
    onLeaveOut(leaveOut.includes(choice) ? leaveOut.filter((each) => each !== choice) : [...leaveOut, choice]);
  return (
    <fieldset className="choice-set">
      <legend>
        <h2>This copy includes</h2>
      </legend>
      {reportChoices.map(({ id, label, holds }) => (
        <label key={id} className="choice">
          <input type="checkbox" checked={!leaveOut.includes(id)} onChange={() => toggle(id)} />
          <span>
            {label} <span className="num dim">{copy.holds[id] === 0 ? "none here" : copy.holds[id]}</span>
            <small>{holds}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What is kept from the readers of the copy, counted: the copy says the same. */
export function MaskedCount({ masked }: Pick<ReportCopy, "masked">) {
  const total = masked.reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-labelledby="masked">
      <h2 id="masked">Kept from these readers</h2>
      {total === 0 ? (
        <p className="mid">Nothing.</p>
      ) : (
        <details>
          <summary>
            {total} confidential {total === 1 ? "thing" : "things"}; the copy says how many, of what kind and why
          </summary>
          <ul className="report-masked">
            {masked.map((row) => (
              <li key={[row.what, row.kind, row.reason].join()}>{maskedWords(row)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
