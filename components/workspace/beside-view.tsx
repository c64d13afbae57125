"use client";
import { QuoteCheck } from "../evidence/quote-check.tsx";
import { CopiesView } from "../snapshot/copies-view.tsx";
import { useBeside } from "./use-beside.ts";

/** What stands over the text beside the open claim; nothing most of the time. Loaded when it is first asked for. */
export function BesideView() {
  const shown = useBeside();
  if (shown === null) return null;
  return shown.view === "copies" ? <CopiesView shown={shown} /> : <QuoteCheck shown={shown} />;
}
