import Link from "next/link";
import type { ReactNode } from "react";
import { kappaRange, leastPairs, type Agreement, type Share } from "@/core/agreement.ts";
import { agreementHref, agreementPeriods, type AgreementFilter } from "@/core/agreement-filter.ts";
import { ConfusionTable } from "./confusion-table.tsx";

const two = (value: number) => value.toFixed(2).replace("-", "−");
const percent = (share: number) => `${Math.round(share * 100)} %`;

/** What a kappa means, without its name. */
const readings: Readonly<Record<string, string>> = {
  "almost perfect": "Readers say nearly always the same, far more often than by chance.",
  substantial: "Readers mostly say the same, and clearly more often than by chance.",
  moderate: "Readers say the same more often than by chance, but often enough they do not.",
  fair: "Readers say the same only a little more often than by chance.",
  slight: "Readers hardly say the same more often than by chance.",
  poor: "Readers say the same no more often than by chance.",
};

/** How long, in words: minutes up to an hour and a half, hours up to two days, then days. */
function duration(minutes: number): string {
  if (minutes < 1) return "under 1 min";
  if (minutes < 90) return `${Math.round(minutes)} min`;
  if (minutes < 48 * 60) return `${(minutes / 60).toFixed(1)} h`;
  return `${(minutes / 60 / 24).toFixed(1)} days`;
}

function Figure({ name, value, children }: { name: string; value: ReactNode; children: ReactNode }) {
  return (
    <div className="agree-f">
      <dt>{name}</dt>
      <dd>
        <b className="num">{value}</b>
        <p>{children}</p>
      </dd>
    </div>
  );
}

/** So many of so many, with the percentage beside its whole; none without a whole. */
function shareOf({ count, of }: Share): string {
  return of === 0 ? "–" : `${count} of ${of} (${percent(count / of)})`;
}

/** How the desk's readers agree over some time: what it says, and how sure that is. */
export function AgreementView({ agreement, filter }: { agreement: Agreement; filter: AgreementFilter }) {
  const { pairs, overturned, singleOrigin, onAuthor, minutesPerClaim } = agreement;
  return (
    <>
      <Period filter={filter} />
      <section aria-labelledby="agree-readers">
        <h2 id="agree-readers">First and second readers</h2>
        <Readers agreement={agreement} />
        {pairs > 0 && <ConfusionTable confusion={agreement.confusion} />}
      </section>
      <section aria-labelledby="agree-desk">
        <h2 id="agree-desk">What became of claims</h2>
        <dl className="agree-fs">
          <Figure name="Overturned" value={shareOf(overturned)}>
            {overturned.of === 0
              ? "No claim was approved in this time."
              : "Claims approved with another verdict than the first that was given on them."}
          </Figure>
          <Figure name="Time per claim" value={minutesPerClaim === null ? "–" : duration(minutesPerClaim)}>
            {minutesPerClaim === null
              ? "No claim was approved in this time."
              : "From marking to approval; half of the claims took longer. Nights and waiting count."}
          </Figure>
          <Figure name="Single origin" value={shareOf(singleOrigin)}>
            {singleOrigin.of === 0
              ? "No verdict was given in this time."
              : "Claims with a verdict whose evidence all goes back to one origin."}
          </Figure>
          <Figure name="On author" value={shareOf(onAuthor)}>
            {onAuthor.of === 0
              ? "No verdict was given in this time."
              : "Claims with a verdict that stand on the author’s word."}
          </Figure>
        </dl>
      </section>
      <Notes />
    </>
  );
}

function Readers({ agreement }: { agreement: Agreement }) {
  const { pairs, kappa, kappaWords, raw, confusion } = agreement;
  const readingsGiven = pairs === 1 ? "1 blind second reading" : `${pairs} blind second readings`;
  if (pairs < leastPairs) {
    return (
      <p className="agree-few" role="note">
        <b>Too few to say.</b> {pairs === 0 ? "No blind second reading was given" : `${readingsGiven} were given`} in
        this time; from {leastPairs} on their agreement is stated as a figure.
      </p>
    );
  }
  const range = kappaRange(confusion);
  const same = Math.round((raw ?? 0) * pairs);
  return (
    <dl className="agree-fs">
      <Figure name="Cohen’s κ" value={kappa === null ? "–" : two(kappa)}>
        {kappa === null ? (
          "Not defined: everybody always chose one and the same verdict, so chance alone would do as well."
        ) : (
          <>
            {readings[kappaWords]} Called «{kappaWords}».<sup>1</sup>
            {range && ` With ${pairs} readings it may well lie anywhere between ${two(range[0])} and ${two(range[1])}.`}
          </>
        )}
      </Figure>
      <Figure name="The same verdict" value={`${same} of ${pairs} (${percent(raw ?? 0)})`}>
        Of {readingsGiven}, so many said what the first reader had said. Chance is not taken off.
      </Figure>
    </dl>
  );
}

function Period({ filter }: { filter: AgreementFilter }) {
  const own = filter.from !== "" || filter.to !== "";
  return (
    <search className="agree-when">
      <nav aria-label="Period">
        {agreementPeriods.map(({ id, label }) => (
          <Link
            key={id}
            className="btn sm"
            href={agreementHref({ period: id, from: "", to: "" })}
            aria-current={!own && filter.period === id ? "true" : undefined}
          >
            {label}
          </Link>
        ))}
      </nav>
      <form action="/agreement" key={agreementHref(filter)} aria-label="From day to day">
        <label>
          From <input className="field" type="date" name="from" defaultValue={filter.from} />
        </label>
        <label>
          to <input className="field" type="date" name="to" defaultValue={filter.to} />
        </label>
        <button type="submit" className="btn">
          Show
        </button>
      </form>
    </search>
  );
}

function Notes() {
  return (
    <footer className="agree-notes">
      <p>
        Counted are readings and verdicts of the whole newsroom, never of one person. Claims that you have yet to read
        blind are in no figure, so that none tells you of them.
      </p>
      <p>
        <sup>1</sup> κ = (p<sub>o</sub> − p<sub>e</sub>) / (1 − p<sub>e</sub>): the share of equal verdicts beyond what
        the two readers’ own habits would bring by chance. J. Cohen, «A Coefficient of Agreement for Nominal Scales»,
        <cite> Educational and Psychological Measurement</cite> 20 (1960), 37–46, with the standard error given there
        (95 %). The words are those of J. R. Landis and G. G. Koch, «The Measurement of Observer Agreement for
        Categorical Data», <cite>Biometrics</cite> 33 (1977), 159–174; they are a convention, not a law.
      </p>
    </footer>
  );
}
