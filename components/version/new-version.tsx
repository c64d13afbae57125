"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Document } from "@/core/articles.ts";
import type { Fetching } from "../article/address-field.tsx";
import { PasteStep } from "../article/paste-step.tsx";
import { ProgressLine } from "../article/progress-line.tsx";
import { LookAtVersion } from "./look-at-version.tsx";
import { useNewVersion } from "./use-new-version.ts";

interface NewVersionProps {
  article: { id: string; title: string; language: string; url: string | null };
  me: string;
  /** The present version, which the new one follows. */
  present: { number: number; document: Document };
  /** The earlier version whose text is to be taken up again; null for another text. */
  back: number | null;
  encodings: readonly string[];
  fetching: Fetching;
}

const never = () => () => undefined;

/** Brings in a new version of an article's text in two steps: the text; then what it changes, before it is kept. */
export function NewVersion(props: NewVersionProps) {
  // what this browser keeps is shown after the first paint: the server does not know of it
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return isInBrowser ? <Steps {...props} /> : <p className="desk-empty slow">Loading…</p>;
}

function Steps({ article, me, present, back, encodings, fetching }: NewVersionProps) {
  const router = useRouter();
  const about = { articleId: article.id, url: article.url, me, present: present.number, back };
  const making = useNewVersion(about);
  const { draft, change, tooLarge, note, running, cancel, looked, refused, setRefused, overtaken } = making;
  const [returned, setReturned] = useState(false);
  if (!draft) return <p className="desk-empty slow">Opening the article…</p>;
  const progress = running && (
    <ProgressLine
      words={looked ? "Saving" : "Reading it, and looking for every claim in it"}
      running={running}
      {...(!looked && { cancel })}
    />
  );
  if (looked) {
    return (
      <LookAtVersion
        article={article}
        present={present}
        preview={looked.preview}
        back={back}
        note={note.note}
        onNote={note.write}
        refused={refused}
        overtaken={overtaken}
        saving={running !== null}
        onAnew={making.lookAnew}
        onBack={() => {
          setReturned(true);
          if (back === null) making.leaveLook();
          else router.push(`/articles/${article.id}/versions`);
        }}
        onSave={() => void making.save()}
      />
    );
  }
  if (back !== null) return <Back key={present.number} back={back} making={making} />;
  return (
    <>
      {tooLarge && (
        <p className="form-note" role="alert">
          This is too large to be kept in the browser: it is lost when this page is closed before it is saved.
        </p>
      )}
      <PasteStep
        title={`Bring in version ${present.number + 1}`}
        lead="Fetch its address again, paste the new text, or choose a file. In the next step you see what changes and what happens to each claim; nothing is kept before."
        draft={draft}
        change={(changes) => {
          setRefused(undefined);
          change(changes);
        }}
        held={making.file}
        hold={making.hold}
        refused={refused}
        progress={progress}
        said={making.said}
        busy={running !== null}
        returned={returned}
        lastWay={making.lastWay}
        encodings={encodings}
        fetching={fetching}
        look={(way) => void making.look(way)}
      />
    </>
  );
}

/** Going back needs no text to be put in: what it would do is looked at at once. */
function Back({ back, making }: { back: number; making: ReturnType<typeof useNewVersion> }) {
  const { refused, overtaken, look, lookAnew } = making;
  useEffect(() => {
    void look("text");
    // once for each present version
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <div className="bring">
      <h1>Back to version {back}</h1>
      {refused ? (
        <p className="form-error" role="alert">
          {refused.message}
        </p>
      ) : (
        <p className="slow">Looking at what that does to the claims…</p>
      )}
      {overtaken && (
        <button type="button" className="btn" onClick={lookAnew}>
          Look again
        </button>
      )}
    </div>
  );
}
