import type { Span } from "@/core/claims.ts";
import { foldText } from "@/core/text/folding.ts";
import { nearestPassage } from "@/core/nearest-passage.ts";
import { findInFolded } from "@/core/passages.ts";

type Folded = ReturnType<typeof foldText>;

/** Folding 1 MB takes some 100 ms: once for each text that is open. Texts of copies are the same strings all along. */
const folded = new Map<string, Folded>();
/** Texts kept folded. */
const most = 4;

function foldedText(text: string): Folded {
  const known = folded.get(text) ?? foldText(text);
  folded.delete(text);
  folded.set(text, known);
  if (folded.size > most) folded.delete(folded.keys().next().value ?? "");
  return known;
}

/** Where a passage stands word for word in a copy's text; null when it does not, or nothing is asked for. */
export function findIn(text: string, passage: string): readonly Span[] | null {
  return passage.trim() === "" ? null : (findInFolded(foldedText(text), passage)[0]?.spans ?? null);
}

/** The words of a copy that are most like a passage; null when none are. */
export function nearestIn(text: string, passage: string): Span | null {
  return nearestPassage(text, passage)?.span ?? null;
}
