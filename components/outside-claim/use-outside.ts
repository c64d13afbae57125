import { useEffect, useState } from "react";
import type { OutsideOutcome, OutsidePreview } from "@/core/outside-claims/preview.ts";
import type { Refused } from "../article/article-api.ts";
import { chosenFile, toFile } from "../article/import-draft.ts";
import { sendBytes, sendJson, type Outcome } from "../article/import-api.ts";
import { useRunning } from "../ui/use-running.ts";
import { anew, emptyDraft, keepDraft, readDraft, type OutsideDraft } from "./outside-draft.ts";

/** How long typing rests before it is kept, in ms. */
const rest = 300;
/** As in core/inputs/outside-claims.ts: more go in several requests. */
const mostAtOnce = 200;
/** As there, in bytes. */
const largestFile = 10_000_000;

const noFile: Refused = {
  status: 400,
  message: "The file is not here any more. Choose it again, or paste what is in it.",
  errors: [],
};

/** The rows that come in: those that somebody chose, else all that are new. */
export function chosenRows({ rows }: OutsidePreview, draft: OutsideDraft): ReadonlySet<number> {
  const may = rows.filter(({ status }) => status === "new" || status === "alike");
  const wanted = draft.rows === null ? may.filter(({ status }) => status === "new") : may;
  const chosen = draft.rows === null ? null : new Set(draft.rows);
  return new Set(wanted.filter(({ row }) => chosen === null || chosen.has(row)).map(({ row }) => row));
}

function joined(all: OutsideOutcome, part: OutsideOutcome): OutsideOutcome {
  return {
    brought: [...all.brought, ...part.brought],
    known: [...all.known, ...part.known],
    refused: [...all.refused, ...part.refused],
  };
}

/** Bringing claims in: what was put in, the dry run, and bringing in what is chosen of it. */
export function useOutside(articleId: string, name: string) {
  const [draft, setDraft] = useState<OutsideDraft>(() => readDraft(name));
  const [held, setHeld] = useState<File>();
  const [preview, setPreview] = useState<OutsidePreview>();
  const [refused, setRefused] = useState<Refused>();
  const [said, say] = useState("");
  const [outcome, setOutcome] = useState<OutsideOutcome>();
  const { running, run, cancel } = useRunning();
  useEffect(() => {
    if (outcome && !refused) return;
    const keep = () => keepDraft(name, draft);
    const timer = setTimeout(keep, rest);
    addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      removeEventListener("pagehide", keep);
    };
  }, [draft, name, outcome, refused]);
  const change = (changes: Partial<OutsideDraft>) => setDraft((now) => ({ ...now, ...changes }));
  const file = draft.file ? (held ?? toFile(draft.file)) : undefined;

  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    setRefused(undefined);
    const why =
      chosen.size === 0
        ? "is empty. Choose another"
        : chosen.size > largestFile
          ? "is larger than 10 MB. Split it"
          : "";
    if (why !== "") {
      setRefused({ status: 400, message: `«${chosen.name}» ${why}, or paste what is in it.`, errors: [] });
      return;
    }
    setHeld(chosen);
    change(anew({ file: await chosenFile(chosen) }));
  };

  const post = <T>(
    path: string,
    more: object,
    signal: AbortSignal,
    tell: (sent: number) => void,
    { map, verdicts, encoding, text } = draft,
  ): Promise<Outcome<T>> => {
    const fields = { ...(map && { map }), verdicts, ...more };
    const to = `/articles/${articleId}/outside-claims${path}`;
    const sending = { headers: {}, signal };
    if (file) return sendBytes<T>(to, encoding, file, { ...sending, fields, file, tell });
    return sendJson<T>(to, { text, ...fields }, sending);
  };

  const look = async (changes: Partial<OutsideDraft> = {}) => {
    change(changes);
    const now = { ...draft, ...changes };
    if (draft.file && !file) return setRefused(noFile);
    setRefused(undefined);
    say("");
    const answer = await run((signal, tell) => post<OutsidePreview>("/preview", {}, signal, tell, now));
    if (answer === "cancelled") say("Stopped. What you put in is still here.");
    if (answer === "cancelled" || answer === undefined) return undefined;
    const likely = (answer.refused?.present as { likely?: string } | undefined)?.likely;
    if (likely) change({ encoding: likely });
    setRefused(answer.refused);
    if (answer.value) setPreview(answer.value);
    return answer.value;
  };

  const bringIn = async () => {
    if (!preview) return;
    if (draft.file && !file) return setRefused(noFile);
    const rows = [...chosenRows(preview, draft)].sort((a, b) => a - b);
    setRefused(undefined);
    say("");
    let all: OutsideOutcome = { brought: [], known: [], refused: [] };
    const ended = await run(async (signal, tell): Promise<Refused | "cancelled" | undefined> => {
      for (let at = 0; at < rows.length; at += mostAtOnce) {
        tell(at / rows.length);
        const more = { rows: rows.slice(at, at + mostAtOnce), revision: preview.revision };
        const answer = await post<OutsideOutcome>("", more, signal, () => undefined);
        if (answer === "cancelled") return answer;
        if (!answer.value) return answer.refused;
        all = joined(all, answer.value);
      }
      return undefined;
    });
    const count = all.brought.length + all.known.length;
    const isPart =
      ended !== undefined && count > 0 ? ` ${count} of ${rows.length} are in; the rest are still chosen.` : "";
    if (ended === "cancelled") return say(`Stopped.${isPart || " Nothing was brought in."}`);
    if (ended !== undefined) return setRefused({ ...ended, message: `${ended.message}${isPart}` });
    localStorage.removeItem(name);
    setOutcome(all);
  };

  const startOver = () => {
    localStorage.removeItem(name);
    setDraft(emptyDraft);
    setHeld(undefined);
    setPreview(undefined);
    setOutcome(undefined);
    setRefused(undefined);
    say("");
  };
  return {
    draft,
    change,
    file,
    take,
    preview,
    leave: () => (setPreview(undefined), setRefused(undefined)),
    refused,
    said,
    running,
    cancel,
    look,
    bringIn,
    outcome,
    startOver,
  };
}

export type Outside = ReturnType<typeof useOutside>;
