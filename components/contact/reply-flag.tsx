"use client";
import type { ReplyClock } from "@/core/contacts.ts";
import { Glyph } from "../ui/glyph.tsx";
import { ownZone } from "../ui/moments.ts";
import { useNow } from "../ui/use-now.ts";
import { isLate, replyWords } from "./reply-words.ts";

/** The reply clock of a claim: when the first answer is due, or how late it is. Red only when it is late. */
export function ReplyFlag({ clock, className = "flag" }: { clock: ReplyClock; className?: string }) {
  const now = useNow();
  return (
    <span className={`${className} ${isLate(clock, now) ? "bad" : "plain"}`}>
      <Glyph name="wait" />
      <span>{replyWords(clock, now, ownZone())}</span>
    </span>
  );
}
