import type { CarriedClaim, Carrying } from "@/core/revisions.ts";
import { changedWords } from "../claim/stale-words.ts";
import { WordDiff } from "../claim/word-diff.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { carriedStates, carriedWord, staleOf, waitingIn } from "./carried-words.ts";

/** What a new version does to the claims: how many of what first, then each that does not stand as it stood. */
export function Outcome({ carrying }: { carrying: Carrying }) {
  const { carried, claims } = carrying;
  const [waiting, stale] = [waitingIn(carried), staleOf(claims).length];
  const total = carriedStates.reduce((sum, { id }) => sum + carried[id], 0);
  return (
    <section className="outcome" aria-labelledby="outcome">
      <h2 id="outcome">What happens to the claims</h2>
      {total === 0 ? (
        <p className="mid">No claims are marked in this article.</p>
      ) : (
        <>
          <ul className="outcome-n" aria-label="Places of claims">
            {carriedStates.map(({ id, label, waits }) => (
              <li key={id} className={carried[id] === 0 ? "dim" : waits ? "waits" : undefined}>
                <b className="num">{carried[id]}</b> {label}
              </li>
            ))}
          </ul>
          <p className="mid">
            {waiting === 0
              ? "Every claim keeps its place, word for word or agreed by two ways of finding it."
              : `${waiting === 1 ? "1 place waits" : `${waiting} places wait`} until somebody says where the words stand. Nothing is matched by guess.`}
          </p>
          {stale > 0 && (
            <p className="stale-sum">
              <Glyph name="stale" />
              {stale === 1 ? "1 verdict was given" : `${stale} verdicts were given`} before words changed that it may
              hang on.
            </p>
          )}
        </>
      )}
      {claims.length > 0 && (
        <ul className="outcome-l" aria-label="Claims that changed">
          {claims.map((claim) => (
            <Changed key={claim.claimId} claim={claim} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Changed({ claim }: { claim: CarriedClaim }) {
  const { number, state, before, after, stale } = claim;
  return (
    <li>
      <span className="num">{number}</span>
      <div>
        <p className="outcome-w" dir="auto">
          {after === "" ? <del>{before}</del> : <WordDiff before={before} after={after} />}
        </p>
        <p className="outcome-s">
          <span className={carriedStates.some(({ id, waits }) => id === state && waits) ? "flag" : "flag plain"}>
            {carriedWord(state)}
          </span>
          {stale.length > 0 && (
            <span className="flag stale">
              <Glyph name="stale" />
              {changedWords(stale)}
            </span>
          )}
        </p>
      </div>
    </li>
  );
}
