"use client";
import { useState } from "react";
import { Glyph, type GlyphName } from "../ui/glyph.tsx";
import { clockTime } from "../ui/moments.ts";
import { useShown } from "./context.tsx";
import type { OutboxState } from "./outbox.ts";
import "./sync.css";

interface Saying {
  kind: "trouble" | "saving" | "saved";
  glyph: GlyphName;
  words: string;
  /** Since when; left out where there is little room. */
  since?: string;
}

function sayingOf({ entries, conflicts, failures, line, savedAt }: OutboxState): Saying {
  if (line !== "online") return { kind: "trouble", glyph: "off", words: `${entries.length} wait` };
  if (conflicts.length + failures.length > 0) return { kind: "trouble", glyph: "warn", words: "Not saved yet" };
  if (entries.length > 0) return { kind: "saving", glyph: "wait", words: "Saving…" };
  return { kind: "saved", glyph: "check", words: "Saved", ...(savedAt !== null && { since: clockTime(savedAt) }) };
}

/** How the work stands: saving, saved when, not saved yet, or how many changes wait. Spoken only after trouble. */
export function SaveState() {
  const outbox = useShown((state) => state.outbox);
  const { kind, glyph, words, since } = sayingOf(outbox);
  const [troubled, setTroubled] = useState(false);
  const [spoken, setSpoken] = useState("");
  if (kind === "trouble" && (!troubled || spoken !== "")) {
    setTroubled(true);
    setSpoken("");
  }
  if (kind === "saved" && troubled) {
    setTroubled(false);
    setSpoken("Saved.");
  }
  return (
    <span className={kind === "trouble" ? "save not" : "save"}>
      <Glyph name={glyph} />
      <span className="num">
        {words}
        {since !== undefined && <span className="wide-only"> {since}</span>}
      </span>
      <output className="vh">{spoken}</output>
    </span>
  );
}
