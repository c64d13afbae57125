"use client";
import { useEffect, useId, useRef, useState } from "react";
import { Glyph } from "../ui/glyph.tsx";
import type { Beside } from "../workspace/beside.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import type { EvidenceView } from "@/core/evidence.ts";
import { pairsOf, wordingsOf, type Wording, type WordingPair } from "./quote-pairs.ts";
import { differencesIn } from "./differences.ts";
import { Wordings } from "./wordings.tsx";
import "../snapshot/snapshot.css";
import "./evidence.css";

const noRows: readonly EvidenceView[] = [];

/** The article's words beside each source's, and the sources' beside each other, with the words that differ marked. */
export function QuoteCheck({ shown }: { shown: Beside & { view: "quotes" } }) {
  const { article, beside } = useWorkspace();
  const claim = useShown((state) => state.claims.get(shown.claimId));
  const rows = useShown((state) => state.evidence.get(shown.claimId)) ?? noRows;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [shown.claimId]);
  const words = claim?.targets.map(({ exact }) => exact).join(" … ") ?? "";
  const wordings = wordingsOf({ words, language: article.language }, rows);
  const { withArticle, among } = pairsOf(wordings);
  return (
    <section className="beside" aria-labelledby="beside-heading">
      <header className="beside-h">
        <h1 id="beside-heading" ref={heading} tabIndex={-1}>
          Quote check, claim {claim?.number}
        </h1>
        <p className="beside-s">words that only one side has are underlined and bold</p>
        <span className="grow" />
        <button type="button" className="icb" aria-label="Close, Escape" onClick={() => beside.close()}>
          <Glyph name="x" />
        </button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
      <section className="quotes scroll" aria-label="Wordings" tabIndex={0}>
        {withArticle.length === 0 && (
          <p className="beside-note">
            No passage to compare with. Add evidence with the exact words of a source, then look here again.
          </p>
        )}
        {withArticle.map((pair) => (
          <Pair key={pair.other.id} pair={pair} onRead={() => read(pair.other)} />
        ))}
        {among.length > 0 && <Among wordings={wordings} among={among} />}
      </section>
    </section>
  );

  function read({ id }: Wording) {
    const row = rows.find((each) => each.id === id);
    if (!row) return;
    const { claimId, source, snapshot } = row;
    const part = snapshot ? "text" : "add";
    beside.open({ view: "copies", claimId, source, snapshotId: snapshot?.id ?? null, evidenceId: id, part });
  }
}

function Pair({ pair: { one, other }, onRead }: { pair: WordingPair; onRead?: () => void }) {
  const count = differencesIn(one.words, other.words);
  const verdict = count === 0 ? "Word for word the same" : count === 1 ? "1 difference" : `${count} differences`;
  return (
    <article className="pair" aria-label={`${one.name} and ${other.name}`}>
      <p className={count === 0 ? "lock" : "lock no"}>
        <Glyph name={count === 0 ? "check" : "two"} />
        {verdict}
        {onRead && (
          <button type="button" className="linkish" onClick={onRead}>
            In its copy
          </button>
        )}
      </p>
      {(one.original ?? other.original) && (
        <div className="originals">
          {[one, other].map((wording) => (
            <Original key={wording.id} wording={wording} />
          ))}
        </div>
      )}
      <Wordings
        one={one.words}
        other={other.words}
        names={[nameOf(one), nameOf(other)]}
        language={one.language === other.language ? one.language : ""}
      />
    </article>
  );
}

const nameOf = ({ name, original }: Wording) => (original ? `${name}, translation` : name);

function Original({ wording: { name, original } }: { wording: Wording }) {
  if (!original) return <span />;
  return (
    <div>
      <span className="lbl">{name}, original</span>
      <p dir="auto" lang={original.language || undefined}>
        {original.words}
      </p>
    </div>
  );
}

/** Any two wordings against each other; to begin with, those of the first two sources. */
function Among({ wordings, among }: { wordings: readonly Wording[]; among: readonly WordingPair[] }) {
  const id = useId();
  const [first, second] = [among[0]?.one, among[0]?.other];
  const [chosen, setChosen] = useState([first?.id, second?.id]);
  const [one = first, other = second] = chosen.map((each) => wordings.find((wording) => wording.id === each));
  const choose = (side: 0 | 1, wordingId: string) =>
    setChosen(chosen.map((each, i) => (i === side ? wordingId : each)));
  return (
    <section className="among" aria-labelledby={id}>
      <h2 id={id}>Between two sources</h2>
      <div className="among-c">
        {([one, other] as const).map((wording, side) => (
          <select
            key={side === 0 ? "one" : "other"}
            className="field"
            aria-label={side === 0 ? "First wording" : "Second wording"}
            value={wording?.id}
            onChange={(event) => choose(side === 0 ? 0 : 1, event.target.value)}
          >
            {wordings.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        ))}
      </div>
      {one && other && <Pair pair={{ one, other }} />}
    </section>
  );
}
