import Link from "next/link";
import { deskHref, writeSentence, type DeskFilter, type DeskView } from "@/core/desk.ts";

const nothingIn: Record<DeskView, string> = {
  "in-work": "No article is in work.",
  mine: "Nothing waits for you.",
  late: "Nothing is late.",
  unassigned: "Every article in work has somebody in charge.",
  finished: "No article is finished yet.",
};

const steps = [
  {
    title: "Bring in an article",
    more: "By its address, by pasting it, or from a file: HTML, Word, PDF, text or Markdown. You see it before it is kept.",
  },
  {
    title: "Mark what it claims",
    more: "Select words and press C. Every sentence is accounted for: as a claim, or not.",
  },
  {
    title: "Attach sources, give verdicts",
    more: "The report shows each claim with its grounds: as a page, a table, or data.",
  },
];

/** The way to the first checked article. */
export function DeskSteps() {
  return (
    <section className="desk-steps" aria-label="First steps">
      <ol>
        {steps.map(({ title, more }) => (
          <li key={title}>
            <b>{title}</b>
            <span className="mid">{more}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Said where the desk has nothing to show, with the way on. */
export function DeskEmpty({ filter, unknownChecker }: { filter: DeskFilter; unknownChecker: boolean }) {
  const sentence = writeSentence(filter);
  if (sentence === "") return <p className="desk-empty">{nothingIn[filter.view]}</p>;
  const all = { ...filter, status: "all" as const, view: "in-work" as const };
  return (
    <div className="desk-empty">
      <p>
        {unknownChecker ? `Nobody here is called «${filter.checker}».` : "Nothing fits "}
        {!unknownChecker && <span className="proof">{sentence}</span>}
        {!unknownChecker && "."}
      </p>
      <p className="row">
        <Link
          className="btn"
          href={deskHref({ ...filter, status: null, checker: null, due: null, needs: null, q: "" })}
        >
          Clear the filter
        </Link>
        {filter.status !== "all" && (
          <Link className="btn" href={deskHref(all)}>
            Look in all articles
          </Link>
        )}
      </p>
    </div>
  );
}
