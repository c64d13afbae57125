import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { RevisionAdded, RevisionPreview } from "@/core/revisions.ts";
import { useRunning } from "../ui/use-running.ts";
import type { Refused } from "../article/article-api.ts";
import { sendContent } from "../article/import-api.ts";
import { toFile, type Way } from "../article/import-draft.ts";
import { useDraft } from "../article/use-draft.ts";
import { waitingIn } from "./carried-words.ts";

/** What is looked at before it is kept, and how it came. */
interface Looked {
  preview: RevisionPreview;
  way: Way;
}

interface About {
  articleId: string;
  /** The address of the article: offered to be fetched again. */
  url: string | null;
  me: string;
  /** The number of the present version. */
  present: number;
  /** The earlier version whose text is to be taken up again; null for another text. */
  back: number | null;
}

const notHere: Refused = {
  status: 400,
  message: "The file is not here any more. Choose it again, or paste the text.",
  errors: [],
};

/** A note that stays in this browser until its version is saved. */
function useNote(name: string) {
  const [note, setNote] = useState(() => localStorage.getItem(name) ?? "");
  const write = (words: string) => {
    setNote(words);
    localStorage.setItem(name, words);
  };
  return { note, write, drop: () => localStorage.removeItem(name) };
}

/** A new version in the making: its text, what it would do, and saving it. Nothing put in is lost by a refusal. */
export function useNewVersion({ articleId, url, me, present, back }: About) {
  const router = useRouter();
  const kept = useDraft(`${me}.${articleId}`);
  const { draft, change } = kept;
  const note = useNote(`claimcheck.version-note.${me}.${articleId}`);
  const { running, run, cancel } = useRunning();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [refused, setRefused] = useState<Refused>();
  const [said, say] = useState("");
  const [held, hold] = useState<File>();
  const [lastWay, setLastWay] = useState<Way>();
  const here = `/articles/${articleId}`;
  const file = draft?.file ? (held ?? toFile(draft.file)) : undefined;
  const isUntouched = draft !== null && draft.url === "" && draft.text === "" && draft.file === null;
  useEffect(() => {
    if (isUntouched && url !== null) change({ url });
    // offered once: who empties the field wants it empty
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const send = async <T>(path: string, way: Way, fetched: string | null, fields: object): Promise<T | undefined> => {
    if (!draft) return undefined;
    setRefused(undefined);
    say("");
    const about = { base: present, ...(back !== null && { revertsTo: back }), ...fields };
    const headers: Record<string, string> = path === "" ? { "idempotency-key": draft.key } : {};
    const content = back === null ? { draft, way, fetched } : null;
    const bytes = way === "file" ? file : undefined;
    const outcome = await run((signal, tell) =>
      sendContent<T>(`${here}/revisions${path}`, content, { fields: about, headers, file: bytes, signal, tell }),
    );
    if (outcome === "cancelled") say("Stopped. What you put in is still here.");
    if (outcome === "cancelled" || outcome === undefined) return undefined;
    setRefused(outcome.refused);
    const likely = (outcome.refused?.present as { likely?: string } | undefined)?.likely;
    // after a refusal what is sent next differs, and a key belongs to one body; without an answer it may have been saved
    if (outcome.refused && outcome.refused.status !== 0) {
      change({ key: crypto.randomUUID(), ...(likely && { encoding: likely }) });
    }
    return outcome.value;
  };

  const look = async (way: Way) => {
    if (way === "file" && !file) return setRefused(notHere);
    setLastWay(way);
    const preview = await send<RevisionPreview>("/preview", way, null, {});
    if (preview) setLooked({ preview, way });
  };

  const save = async () => {
    if (!looked) return;
    const { preview, way } = looked;
    const added = await send<RevisionAdded>("", way, preview.fetched, { note: note.note });
    if (!added) return;
    kept.drop();
    note.drop();
    router.push(waitingIn(added.carried) > 0 ? `${here}/versions/places` : here);
  };

  /** Another version came meanwhile: looks anew at what this text does to that one. */
  const lookAnew = () => {
    setLooked(null);
    setRefused(undefined);
    router.refresh();
  };
  const leaveLook = () => {
    setLooked(null);
    setRefused(undefined);
  };
  const overtaken = refused?.status === 409;
  return {
    ...kept,
    lastWay,
    note,
    running,
    cancel,
    looked,
    refused,
    setRefused,
    said,
    file,
    hold,
    look,
    save,
    lookAnew,
    leaveLook,
    overtaken,
  };
}
