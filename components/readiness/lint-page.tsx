"use client";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { findingLevels, type Finding } from "@/core/claim-review/findings.ts";
import type { Linted } from "@/core/claim-review/lint.ts";
import { callApi } from "../article/article-api.ts";
import { Glyph } from "../ui/glyph.tsx";
import { lintExample } from "./lint-example.ts";

/** What is pasted stays in this tab until it is closed, also over a reload. */
const kept = "claimcheck.claimreview-check";

function keep(text: string): void {
  try {
    sessionStorage.setItem(kept, text);
  } catch (error) {
    // too large for this browser to keep: it stands in the field all the same
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Paste markup, see what is wrong with it and how it is mended. */
export function LintPage() {
  const field = useRef<HTMLTextAreaElement>(null);
  const [linted, setLinted] = useState<Linted | null>(null);
  const [trouble, setTrouble] = useState("");
  const [looking, setLooking] = useState(false);
  const answer = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (field.current && field.current.value === "") field.current.value = sessionStorage.getItem(kept) ?? "";
  }, []);
  useEffect(() => answer.current?.focus(), [linted]);
  const takeExample = () => {
    if (field.current) field.current.value = lintExample;
    keep(lintExample);
    field.current?.focus();
    field.current?.setSelectionRange(0, 0);
    field.current?.scrollTo(0, 0);
  };
  const look = async () => {
    if (looking) return;
    setLooking(true);
    const body = JSON.stringify({ text: field.current?.value ?? "" });
    const headers = { "content-type": "application/json" };
    const { value, refused } = await callApi<Linted>("/claimreviews/lint", { method: "POST", headers, body });
    setLooking(false);
    setTrouble(refused ? (refused.errors[0]?.message ?? refused.message) : "");
    setLinted(value ?? null);
  };
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <label className="lbl" htmlFor="markup">
          The markup, or the source of the whole page
        </label>
        <textarea
          id="markup"
          className="field"
          rows={12}
          spellCheck={false}
          dir="ltr"
          ref={field}
          aria-describedby={trouble === "" ? undefined : "lint-trouble"}
          aria-invalid={trouble !== ""}
          onChange={(event) => keep(event.target.value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void look();
          }}
        />
        {trouble !== "" && (
          <p className="hint wrong" id="lint-trouble" role="alert">
            {trouble}
          </p>
        )}
        <div className="lint-acts">
          <button type="submit" className="btn pri" aria-disabled={looking}>
            {looking ? "Looking…" : "Look it over"} <kbd>Ctrl Enter</kbd>
          </button>
          <button type="button" className="btn" onClick={takeExample}>
            Take schema.org’s own example
          </button>
        </div>
      </form>
      {linted && (
        <section className="lint-answer" aria-labelledby="lint-answer">
          <h2 id="lint-answer" ref={answer} tabIndex={-1}>
            {summary(linted)}
          </h2>
          <Reviews linted={linted} />
          <ul className="lint-findings" aria-label="Findings">
            {linted.findings.map((row, at) => (
              <FindingItem key={`${row.id} ${row.path} ${at}`} finding={row} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** «2 errors, 1 hint». */
function summary({ reviews, findings }: Linted): string {
  const counts = findingLevels
    .map(({ id, label }) => ({
      label: label.toLowerCase(),
      count: findings.filter(({ level }) => level === id).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => counted(count, label));
  const found = counts.length === 0 ? "Nothing to mend" : counts.join(", ");
  return reviews.length === 0 ? found : `${found} in ${counted(reviews.length, "review")}`;
}

function Reviews({ linted: { reviews } }: { linted: Linted }) {
  if (reviews.length === 0) return null;
  return (
    <ul className="lint-reviews mid" aria-label="Reviews">
      {reviews.map(({ path, kind, claim, verdict }) => (
        <li key={path}>
          {kind} {path !== "" && <code>{path}</code>} {claim === "" ? "without a claim" : <bdi>«{claim}»</bdi>}
          {verdict !== "" && (
            <>
              : <bdi>{verdict}</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

const glyphs = { error: "x", warning: "warn", hint: "pen" } as const;

function FindingItem({ finding: { level, path, words, way, source } }: { finding: Finding }) {
  const label = findingLevels.find(({ id }) => id === level)?.label;
  return (
    <li className={`lint-${level}`}>
      <span className="level">
        <Glyph name={glyphs[level]} /> {label}
      </span>
      <div>
        <p>
          <b>{words}</b>
        </p>
        <p>{way}</p>
        <p className="mid">
          {path !== "" && (
            <>
              At <code>{path}</code>.{" "}
            </>
          )}
          <a href={source} target="_blank" rel="noreferrer">
            Who asks for it<span className="vh"> (opens a new tab): {words}</span>
          </a>
        </p>
      </div>
    </li>
  );
}
