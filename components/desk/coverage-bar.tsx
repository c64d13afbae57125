import type { CoverageState } from "@/core/coverage.ts";
import { layBar } from "@/core/desk.ts";

const width = 160;
const height = 10;

function Part({ state, x, width: w }: { state: CoverageState; x: number; width: number }) {
  const isOutlined = state === "in-work" || state === "opinion" || state === "untouched";
  // Too narrow for an outline with something in it: the outline's colour fills it.
  if (!isOutlined || w < 4) return <rect className={`cb cb-${state} cb-full`} x={x} y={0} width={w} height={height} />;
  return (
    <>
      <rect className={`cb cb-${state}`} x={x + 0.75} y={0.75} width={w - 1.5} height={height - 1.5} />
      {state === "in-work" && <rect className="cb cb-half" x={x} y={0} width={w / 2} height={height} />}
    </>
  );
}

/** How a text's sentences are accounted for, in text order. Says nothing aloud: the numbers stand beside it. */
export function CoverageBar({ bar }: { bar: readonly { state: CoverageState; length: number }[] }) {
  return (
    <svg
      className="covbar-svg"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {layBar(bar, width).map(({ state, x, width: w }) => (
        <Part key={x} state={state} x={x} width={w} />
      ))}
    </svg>
  );
}

/** The dots of «opinion», once per page before the bars. */
export function CoveragePatterns() {
  return (
    <svg className="sprite" width="0" height="0" aria-hidden="true" focusable="false">
      <pattern id="cov-dots" width="4" height="4" patternUnits="userSpaceOnUse">
        <rect className="cb-ground" width="4" height="4" />
        <circle className="cb-dot" cx="2" cy="2" r=".9" />
      </pattern>
    </svg>
  );
}

const states: readonly { state: CoverageState; label: string }[] = [
  { state: "checked", label: "checked" },
  { state: "in-work", label: "in work" },
  { state: "on-author", label: "on author" },
  { state: "opinion", label: "opinion" },
  { state: "not-checkable", label: "not a statement" },
  { state: "untouched", label: "untouched" },
];

/** What the parts of the bars mean. */
export function CoverageKey() {
  return (
    <ul className="keys" aria-label="Statements">
      <li className="lbl" aria-hidden="true">
        Statements
      </li>
      {states.map(({ state, label }) => (
        <li key={state}>
          <svg className="covkey" viewBox="0 0 14 10" aria-hidden="true" focusable="false">
            <Part state={state} x={0} width={14} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
