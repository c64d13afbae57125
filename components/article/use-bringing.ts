import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ArticlePreview } from "@/core/articles.ts";
import { useRunning } from "../ui/use-running.ts";
import type { Refused } from "./article-api.ts";
import { formOf } from "./article-fields.tsx";
import { previewImport, saveImport } from "./import-api.ts";
import { toFile, type ImportDraft, type Reading, type Way } from "./import-draft.ts";
import type { useDraft } from "./use-draft.ts";

/** What is being done, for the words about it. */
export type Doing = { act: "read"; way: Way } | { act: "save" };

function readingOf(preview: ArticlePreview, way: Way, { url }: ImportDraft, zone: string): Reading {
  const { document, notes, missing, pages, mediaType, size, sha256, fetched, text: _text, ...about } = preview;
  const form = formOf({ ...about, url: about.url ?? url.trim() }, zone);
  return { document, notes, missing, pages, form, from: { way, mediaType, size, sha256, fetched } };
}

const changedSince: Refused = {
  status: 409,
  message:
    "The page has changed since you looked at it, so it was not saved. Copy what you corrected, go back and fetch it as it is now.",
  errors: [],
};

const notHere: Refused = {
  status: 400,
  message: "The file is not here any more. Choose it again, or paste the text.",
  errors: [],
};

/** Reads and saves what a draft holds, one at a time; all of it can be stopped, and nothing put in is lost by that. */
export function useBringing({ draft, change, drop }: ReturnType<typeof useDraft>, zone: string) {
  const router = useRouter();
  const { running, run, cancel } = useRunning();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [refused, setRefused] = useState<Refused>();
  const [said, say] = useState("");
  const [held, hold] = useState<File>();
  const file = draft?.file ? (held ?? toFile(draft.file)) : undefined;
  const begin = () => {
    setRefused(undefined);
    say("");
  };
  const preview = async (now: ImportDraft, way: Way) => {
    const sent = way === "file" ? file : undefined;
    setDoing({ act: "read", way });
    const outcome = await run((signal, tell) => previewImport(now, way, { file: sent, signal, tell }));
    if (outcome === "cancelled") say("Stopped. What you put in is still here.");
    if (outcome === "cancelled" || outcome === undefined) return undefined;
    setRefused(outcome.refused);
    const likely = (outcome.refused?.present as { likely?: string } | undefined)?.likely;
    if (likely) change({ encoding: likely });
    return outcome.value;
  };

  const look = async (way: Way) => {
    if (!draft) return;
    if (way === "file" && !file) return setRefused(notHere);
    begin();
    const { reading } = draft;
    if (reading?.from.way === way && (way !== "url" || reading.from.fetched !== null)) return change({ step: "look" });
    const value = await preview(draft, way);
    if (value) change({ step: "look", reading: readingOf(value, way, draft, zone) });
  };

  /** A page is held at the server for an hour: after that it is fetched once more, and must be the same. */
  const renew = async (reading: Reading): Promise<boolean> => {
    if (!draft) return false;
    const value = await preview(draft, "url");
    if (value?.sha256 === reading.from.sha256) return true;
    if (!value) return false;
    setRefused(changedSince);
    change({ reading: { ...reading, from: { ...reading.from, fetched: null } } });
    return false;
  };

  const save = async () => {
    const reading = draft?.reading;
    if (!draft || !reading) return;
    const sent = reading.from.way === "file" ? file : undefined;
    begin();
    const send = () => {
      setDoing({ act: "save" });
      return run((signal, tell) => saveImport(draft, reading, zone, { file: sent, signal, tell }));
    };
    let outcome = await send();
    const isGone =
      outcome !== undefined &&
      outcome !== "cancelled" &&
      outcome.refused?.errors.some(({ path }) => path === "fetched");
    if (isGone) {
      if (!(await renew(reading))) return;
      outcome = await send();
    }
    if (outcome === "cancelled") say("Stopped. Nothing was saved, and all of it is still here.");
    if (outcome === "cancelled" || outcome === undefined) return;
    setRefused(outcome.refused);
    if (outcome.value) {
      drop();
      router.push(`/articles/${outcome.value.id}`);
      return;
    }
    // Where no answer came, it may have been saved: the same key then gives the first answer again. After a refusal
    // what is sent next differs, and a key belongs to one body.
    if (outcome.refused.status !== 0) change({ key: crypto.randomUUID() });
  };
  return { running, doing, cancel, refused, setRefused, said, file, hold, look, save };
}
