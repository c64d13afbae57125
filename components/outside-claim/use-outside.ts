import { useEffect, useState } from "react";
import type { OutsideOutcome, OutsidePreview, OutsidePreviewRow } from "@/core/outside-claims/preview.ts";
import type { Refused } from "../article/article-api.ts";
import { chosenFile, toFile } from "../article/import-draft.ts";
import { sendBytes, sendJson, type Outcome } from "../article/import-api.ts";
import { useRunning } from "../ui/use-running.ts";
import { anew, emptyDraft, keepDraft, readDraft, type OutsideDraft, type Way } from "./outside-draft.ts";

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

const noAddress: Refused = {
  status: 400,
  message: "Write the address first.",
  errors: [{ path: "url", message: "Write the address first, such as https://example.org/feed.json." }],
};

const changedSince: Refused = {
  status: 409,
  message: "The page says something else by now than when you looked at it. Look again before it comes in.",
  errors: [],
};

/** Whether the page that was looked at is not held any more: it is held for an hour. */
const isGone = (refused: Refused | undefined) => refused?.errors.some(({ path }) => path === "fetched") ?? false;

/** What may come in: a claim that is not here, or a rating that is not. */
export const mayComeIn = ({ status }: OutsidePreviewRow) =>
  status === "new" || status === "alike" || status === "rated-anew";

/** The rows that come in: those that somebody chose, else all that are new or rated anew. */
export function chosenRows({ rows }: OutsidePreview, draft: OutsideDraft): ReadonlySet<number> {
  const may = rows.filter(mayComeIn);
  const wanted = draft.rows === null ? may.filter(({ status }) => status !== "alike") : may;
  const chosen = draft.rows === null ? null : new Set(draft.rows);
  return new Set(wanted.filter(({ row }) => chosen === null || chosen.has(row)).map(({ row }) => row));
}

function joined(all: OutsideOutcome, part: OutsideOutcome): OutsideOutcome {
  return {
    brought: [...all.brought, ...part.brought],
    rated: [...all.rated, ...part.rated],
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
  const [way, setWay] = useState<Way>("sent");
  const [returned, setReturned] = useState(false);
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

  /** Sends what the draft holds, or its address; of a page that was fetched already only its name at the server. */
  const post = <T>(
    path: string,
    { by, fetched, more = {} }: { by: Way; fetched: string | null; more?: object },
    signal: AbortSignal,
    tell: (sent: number) => void,
    { map, verdicts, encoding, text, url } = draft,
  ): Promise<Outcome<T>> => {
    const fields = { ...(map && { map }), verdicts, ...more };
    const to = `/articles/${articleId}/outside-claims${path}`;
    const sending = { headers: {}, signal };
    const named = { ...fields, ...(encoding !== "" && { encoding }) };
    if (by === "url") return sendJson<T>(to, { ...(fetched ? { fetched } : { url: url.trim() }), ...named }, sending);
    if (file) return sendBytes<T>(to, encoding, file, { ...sending, fields, file, tell });
    return sendJson<T>(to, { text, ...fields }, sending);
  };

  /** Whether what is to be read is here; says what is not. */
  const isHere = (by: Way, now: OutsideDraft): boolean => {
    const lacking = by === "url" ? now.url.trim() === "" && noAddress : draft.file && !file && noFile;
    setRefused(lacking || undefined);
    return !lacking;
  };

  /** Looks at it; with `again` what is fetched is fetched anew, else the page that was looked at is read in another way. */
  const look = async (chosen: Partial<OutsideDraft> = {}, by = way, again = true) => {
    // what was chosen for a file says nothing of an address
    const changes = by === way ? chosen : anew(chosen);
    change(changes);
    setWay(by);
    const now = { ...draft, ...changes };
    if (!isHere(by, now)) return undefined;
    say("");
    const answer = await run(async (signal, tell) => {
      const fetched = again ? null : (preview?.fetched ?? null);
      const first = await post<OutsidePreview>("/preview", { by, fetched }, signal, tell, now);
      if (fetched === null || first === "cancelled" || !isGone(first.refused)) return first;
      return post<OutsidePreview>("/preview", { by, fetched: null }, signal, tell, now);
    });
    if (answer === "cancelled") say("Stopped. What you put in is still here.");
    if (answer === "cancelled" || answer === undefined) return undefined;
    const likely = (answer.refused?.present as { likely?: string } | undefined)?.likely;
    if (likely) change({ encoding: likely });
    setRefused(answer.refused);
    if (answer.value) setPreview(answer.value);
    return answer.value;
  };

  const bringIn = async () => {
    if (!preview || !isHere(way, draft)) return;
    const rows = [...chosenRows(preview, draft)].sort((a, b) => a - b);
    say("");
    let all: OutsideOutcome = { brought: [], rated: [], known: [], refused: [] };
    const ended = await run(async (signal, tell): Promise<Refused | "cancelled" | undefined> => {
      const by = { by: way, fetched: preview.fetched };
      for (let at = 0; at < rows.length; at += mostAtOnce) {
        tell(at / rows.length);
        const more = { rows: rows.slice(at, at + mostAtOnce), revision: preview.revision };
        const send = () => post<OutsideOutcome>("", { ...by, more }, signal, () => undefined);
        let answer = await send();
        if (answer !== "cancelled" && isGone(answer.refused)) {
          const now = await post<OutsidePreview>("/preview", { by: way, fetched: null }, signal, () => undefined);
          if (now === "cancelled" || !now.value) return now === "cancelled" ? now : now.refused;
          if (now.value.fetched !== preview.fetched) return changedSince;
          answer = await send();
        }
        if (answer === "cancelled") return answer;
        if (!answer.value) return answer.refused;
        all = joined(all, answer.value);
      }
      return undefined;
    });
    const count = all.brought.length + all.rated.length + all.known.length;
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
    setReturned(true);
    say("");
  };
  return {
    draft,
    change,
    file,
    take,
    preview,
    returned,
    leave: () => (setPreview(undefined), setRefused(undefined), setReturned(true)),
    refused,
    said,
    way,
    running,
    cancel,
    look,
    bringIn,
    outcome,
    startOver,
  };
}

export type Outside = ReturnType<typeof useOutside>;
