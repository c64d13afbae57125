"use client";
import { Glyph } from "../ui/glyph.tsx";
import { statusSigns, statusWords } from "./copy-words.ts";
import type { Way } from "./keep-way.tsx";
import type { Keeping } from "./use-keeping.ts";

/** What came of it, in words, with the way out. */
export function CopyOutcome({ keeping, go, way }: { keeping: Keeping; go: (way: Way) => void; way: Way }) {
  const { outcome } = keeping;
  if (!outcome || outcome.way !== way) return null;
  const { kept } = outcome;
  if ("cancelled" in kept) return <output className="hint">Stopped. Nothing was kept.</output>;
  const others = (
    <span className="way-a">
      {way !== "upload" && (
        <button type="button" className="btn sm" onClick={() => go("upload")}>
          Upload a file
        </button>
      )}
      {way !== "paste" && (
        <button type="button" className="btn sm" onClick={() => go("paste")}>
          Paste text
        </button>
      )}
    </span>
  );
  if ("problem" in kept) {
    return (
      <div className="rd-status failed" role="alert">
        <Glyph name="warn" />
        <span>
          <b>Nothing was kept.</b> {kept.problem} {way === "paste" && "The text is safe here."} {others}
        </span>
      </div>
    );
  }
  const { copy } = kept;
  return (
    <div className={`rd-status ${copy.status}`} role="alert">
      <Glyph name={statusSigns[copy.status]} />
      <span>
        <b>{statusWords(copy.status)}.</b> {copy.reason} {copy.archiveProblems.join(" ")}{" "}
        {copy.textLength === 0 && others}
      </span>
    </div>
  );
}
