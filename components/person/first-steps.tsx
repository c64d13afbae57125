import { Glyph } from "../ui/glyph.tsx";
import { Wordmark } from "../ui/wordmark.tsx";

/** The paper beside the first form: what this is, and the three steps to the first checked article. */
export function FirstSteps({ storage }: { storage: string }) {
  const steps = [
    { sign: "supported", title: "Storage is ready", more: storage },
    { sign: "unrated", title: "Create the first account", more: "Then invite checkers and editors from Settings." },
    {
      sign: "unrated",
      title: "Try it on the sample article",
      more: "Russian National Guard to Partner With Belarus Police Amid Protests: on the desk, nothing checked yet.",
    },
  ] as const;
  return (
    <div className="paper middle">
      <div>
        <Wordmark />
        <p className="promise">A desk for checking every statement in a text</p>
        <p className="prose promise-more">
          Mark a claim, attach the passage that bears on it, give a verdict. Nothing is lost, and the report shows its
          grounds.
        </p>
        <ol className="steps">
          {steps.map(({ sign, title, more }) => (
            <li key={title}>
              <Glyph name={sign} />
              <div>
                <b>{title}</b>
                <span className="mid">{more}</span>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
