import type { ReactNode } from "react";
import { Glyph } from "../ui/glyph.tsx";
import type { Sign } from "@/core/verdicts.ts";

interface Drawn {
  sign: Sign;
  quiet?: true;
  lane?: 1;
  children: ReactNode;
}

function Words({ sign, quiet, lane, children }: Drawn) {
  return <mark className={`m v-${sign}${quiet ? " done" : ""}${lane ? " lane1" : ""}`}>{children}</mark>;
}

function Chip({ sign, number }: { sign: Sign; number: number }) {
  return (
    <span className={`chip v-${sign}`}>
      <Glyph name={sign} />
      {number}
    </span>
  );
}

function Mark({ number, ...drawn }: Drawn & { number: number }) {
  return (
    <>
      <Words {...drawn} />
      <Chip sign={drawn.sign} number={number} />
    </>
  );
}

/**
 * The opening of the sample article with marks of every kind, beside the sign-in form: what the desk does, at a
 * glance. A picture, not a record: hidden from assistive technology, and nothing in it can be reached.
 */
export function SamplePaper() {
  return (
    <div className="paper" aria-hidden="true" inert>
      <p className="prose h1">
        <Mark sign="mostly-supported" number={1}>
          Russian National Guard to Partner With Belarus Police
        </Mark>{" "}
        Amid Protests
      </p>
      <p className="prose">
        <Mark sign="supported" number={3} quiet>
          The Russian National Guard has signed a cooperation agreement with Belarus’ police force
        </Mark>{" "}
        <Mark sign="misleading" number={4}>
          to combat “terrorism and extremism,”
        </Mark>{" "}
        Interfax reported Friday.
      </p>
      <p className="prose">
        The agreement comes amid{" "}
        <Mark sign="supported" number={6} quiet>
          months of opposition protests in Belarus
        </Mark>{" "}
        against the country’s <span className="nonclaim">disputed presidential election</span>. Belarus’{" "}
        <Mark sign="not-checkable" number={7} quiet>
          Moscow-backed
        </Mark>{" "}
        President Alexander Lukashenko{" "}
        <Mark sign="supported" number={8}>
          has accused the opposition of being backed by the West
        </Mark>{" "}
        and{" "}
        <Mark sign="not-enough-evidence" number={9}>
          has jailed several opposition figures on charges of attempting to seize power
        </Mark>
        .
      </p>
      <p className="prose">
        The two law-enforcement agencies will{" "}
        <Mark sign="supported" number={10} quiet>
          cooperate on protecting public order and ensuring public safety and the protection of important state
          facilities and special cargo as well as the fight against terrorism and extremism
        </Mark>
        , Interfax reported, citing the agreement on Belarus’ legal portal.
      </p>
      <p className="prose">
        <Words sign="supported" lane={1}>
          The agreement <Words sign="supported">{'"made in the city of Minsk on Nov. 19, 2020"'}</Words>
        </Words>
        <Chip sign="supported" number={12} />
        <Mark sign="supported" number={11} lane={1}>
          {" "}
          comes into force from the date of its signing
        </Mark>
        .
      </p>
      <p className="prose">
        Belarus has been gripped by mass protests since the country’s{" "}
        <Mark sign="supported" number={2} quiet>
          Aug. 9 election that handed Lukashenko a sixth term
        </Mark>
        , with{" "}
        <Mark sign="unrated" number={13}>
          tens of thousands of Belarusians calling for the longtime leader’s resignation
        </Mark>
        .
      </p>
      <p className="prose">
        On Aug. 27, Russian President Vladimir Putin announced that{" "}
        <Mark sign="refuted" number={14}>
          Russia had formed a reserve of law enforcement officers near the Belarusian border
        </Mark>{" "}
        <Mark sign="mostly-supported" number={15}>
          at Lukashenko{"'"}s request
        </Mark>{" "}
        to be deployed in case “extremists in Belarus cross a line.
      </p>
      <p className="prose">
        {'"'}
        <Mark sign="conflicting" number={16}>
          But we also agreed that it will not be used until the situation gets out of control and until extremist
          elements, hiding behind political slogans, cross certain borders, start robbery, start setting fire to cars,
          at home, banks, seize administrative buildings and so on,
        </Mark>
        {'"'} Putin had said.
      </p>
    </div>
  );
}
