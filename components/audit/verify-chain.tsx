"use client";
import { useEffect, useRef, useState } from "react";
import { verificationInWords, type Verification, type VerificationProgress } from "@/core/audit.ts";
import { Glyph } from "../ui/glyph.tsx";

type State =
  | { step: "rest" | "cancelled" | "cut" }
  | ({ step: "walking" } & VerificationProgress)
  | { step: "found"; found: Verification };

/** Walks the chain of the whole log on the server, shows how far it is, and says what was found. */
export function VerifyChain() {
  const [state, setState] = useState<State>({ step: "rest" });
  const source = useRef<EventSource | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  function end(next: State): void {
    source.current?.close();
    source.current = null;
    setState(next);
  }

  function verify(): void {
    setState({ step: "walking", done: 0, total: 0 });
    source.current = new EventSource("/api/v1/audit/verification");
    source.current.addEventListener("progress", ({ data }: MessageEvent<string>) =>
      setState({ step: "walking", ...(JSON.parse(data) as VerificationProgress) }),
    );
    source.current.addEventListener("found", ({ data }: MessageEvent<string>) =>
      end({ step: "found", found: JSON.parse(data) as Verification }),
    );
    // it would begin anew by itself
    source.current.addEventListener("error", () => end({ step: "cut" }));
  }

  useEffect(() => () => source.current?.close(), []);

  const walking = state.step === "walking";
  return (
    <section className="audit-verify" aria-label="Verification">
      <button
        type="button"
        className="btn"
        ref={button}
        onClick={() => (walking ? end({ step: "cancelled" }) : verify())}
      >
        {walking ? "Cancel" : "Verify the chain"}
      </button>
      {walking && (
        <>
          <progress max={state.total || 1} value={state.done} aria-label="Events verified" />
          <span className="num">
            {state.done.toLocaleString("en")} of {state.total.toLocaleString("en")}
          </span>
        </>
      )}
      <output className={state.step === "found" && !state.found.unbroken ? "audit-bad" : undefined}>
        {wordsOf(state)}
      </output>
    </section>
  );
}

function wordsOf(state: State) {
  switch (state.step) {
    case "rest":
    case "walking":
      return null;
    case "cancelled":
      return "Cancelled. Nothing was changed.";
    case "cut":
      return "The line was cut before the end. Nothing was changed; verify again.";
    case "found":
      return (
        <>
          <Glyph name={state.found.unbroken ? "check" : "warn"} />
          <span>{verificationInWords(state.found)}</span>
        </>
      );
  }
}
