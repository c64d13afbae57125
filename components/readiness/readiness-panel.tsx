"use client";
import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import type { Readiness, ReadinessLine } from "@/core/readiness.ts";
import { callApi } from "../article/article-api.ts";
import { useHeard, useLookAgain } from "../report/heard.ts";
import { Glyph } from "../ui/glyph.tsx";
import { makeOrder } from "../ui/in-order.ts";

interface PanelProps {
  articleId: string;
  /** How it stood when the page was made. */
  first: Readiness;
}

/** The article held against the codes and the house rules; made anew when something happens to it, and on coming back. */
export function ReadinessPanel({ articleId, first }: PanelProps) {
  const [readiness, setReadiness] = useState(first);
  const [trouble, setTrouble] = useState("");
  const [ask] = useState(makeOrder);
  const look = useCallback(async () => {
    if (document.visibilityState !== "visible") return;
    const isNews = ask();
    const answer = await callApi<Readiness>(`/articles/${articleId}/readiness`, { method: "GET" });
    if (!isNews()) return;
    setTrouble(answer.refused?.message ?? "");
    if (answer.value) setReadiness(answer.value);
  }, [articleId, ask]);
  useLookAgain(useHeard(), () => void look());
  useEffect(() => {
    const comeBack = () => void look();
    document.addEventListener("visibilitychange", comeBack);
    return () => document.removeEventListener("visibilitychange", comeBack);
  }, [look]);
  const { lines, blind } = readiness;
  const of = (state: ReadinessLine["state"]) => lines.filter((line) => line.state === state);
  const fails = of("fails");
  return (
    <section className="ready" aria-labelledby="readiness">
      <h2 id="readiness">Readiness</h2>
      <output className="mid">
        {fails.length === 0
          ? "Every rule that applies is kept."
          : `${fails.length} of ${lines.length} rules ${fails.length === 1 ? "is" : "are"} not kept. They warn; the editor decides.`}
      </output>
      {trouble !== "" && <p className="hint wrong">{trouble}</p>}
      {fails.length > 0 && <Lines lines={fails} articleId={articleId} label="Rules that are not kept" />}
      <Folded lines={of("holds")} articleId={articleId} label="kept" />
      <Folded lines={of("none")} articleId={articleId} label="not asked of this text" />
      {blind.length > 0 && (
        <p className="hint">
          {blind.length === 1 ? "A claim" : `${blind.length} claims`} that you read blind:{" "}
          {blind.map(({ number }) => number).join(", ")}. Nothing is said here of verdicts on{" "}
          {blind.length === 1 ? "it" : "them"}.
        </p>
      )}
      <p>
        <Link href="/claimreview-check">Check ClaimReview markup</Link>
      </p>
    </section>
  );
}

function Folded({ lines, articleId, label }: { lines: readonly ReadinessLine[]; articleId: string; label: string }) {
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>
        {lines.length} {label}
      </summary>
      <Lines lines={lines} articleId={articleId} label={`Rules ${label}`} />
    </details>
  );
}

const glyphs = { holds: "check", fails: "warn", none: "minus-circle" } as const;

function Lines({ lines, articleId, label }: { lines: readonly ReadinessLine[]; articleId: string; label: string }) {
  return (
    <ul className="ready-lines" aria-label={label}>
      {lines.map((line) => (
        <li key={line.id} className={line.state}>
          <Glyph name={glyphs[line.state]} />
          <div>
            <p>
              <b>{line.label}</b> <span className="dim">{line.code}</span>
            </p>
            <p className={line.state === "none" ? "vh" : "mid"}>
              {line.words} {line.state === "fails" && line.why}
            </p>
            {line.claims.length > 0 && <Failing line={line} articleId={articleId} />}
            {line.at === null && line.state === "fails" && (
              <p>
                <Link href={`/articles/${articleId}?at=untouched`} prefetch={false}>
                  Go to the first
                </Link>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** So many claims of a line are shown at once; the others are folded. */
const shown = 12;

function Failing({ line: { claims, label, at }, articleId }: { line: ReadinessLine; articleId: string }) {
  const links = (some: ReadinessLine["claims"], name: string) => (
    <ul className="ready-claims" aria-label={name}>
      {some.map(({ id, number }) => (
        <li key={id}>
          <Link className="tag" href={`/articles/${articleId}?claim=${id}&at=${at}`} prefetch={false}>
            Claim {number}
          </Link>
        </li>
      ))}
    </ul>
  );
  const more = claims.slice(shown);
  return (
    <>
      {links(claims.slice(0, shown), `Claims: ${label}`)}
      {more.length > 0 && (
        <details>
          <summary>{more.length} more</summary>
          {links(more, `More claims: ${label}`)}
        </details>
      )}
    </>
  );
}
