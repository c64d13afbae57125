"use client";
import { useState } from "react";
import { Glyph } from "../ui/glyph.tsx";
import { useShown, useWorkspace } from "./context.tsx";

/** Says that another version came while this one is on the page, and leads there. Nothing typed is lost by going. */
export function NewerVersion() {
  const { store, article } = useWorkspace();
  const revision = useShown((state) => state.revision);
  const newest = useShown((state) => state.newest);
  const [state, setState] = useState<"waiting" | "going" | "failed">("waiting");
  const go = async () => {
    setState("going");
    setState((await store.goToNewest()) ? "waiting" : "failed");
  };
  return (
    <div className="strip newer">
      <Glyph name="stale" />
      <div className="grow">
        <output>
          <b>Version {newest} is here.</b>
        </output>{" "}
        <span className="mid">
          You see version {revision}. What you typed stays; words that you mark here are kept, and marked in the new
          version only where they stand there, too.
        </span>
        {state === "failed" && (
          <p role="alert">Version {newest} cannot be read now. Try again when the line is back.</p>
        )}
        <div className="strip-a">
          <button type="button" className="btn sm" aria-disabled={state === "going"} onClick={() => void go()}>
            {state === "going" ? "Reading…" : `Go to version ${newest}`}
          </button>
          <a className="btn sm quiet" href={`/articles/${article.id}/versions/${newest}?from=${revision}`}>
            What changed
          </a>
        </div>
      </div>
    </div>
  );
}
