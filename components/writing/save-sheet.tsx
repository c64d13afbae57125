"use client";
import { useEffect, useRef, useState } from "react";
import type { Document, Revision } from "@/core/articles.ts";
import { articleText } from "@/core/article-text.ts";
import type { RevisionAdded, RevisionPreview } from "@/core/revisions.ts";
import type { ProposedWording } from "@/core/wording-answers.ts";
import { Dialog } from "../ui/dialog.tsx";
import type { FormAction } from "../ui/form.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { send } from "../workspace/api.ts";
import { SignInForm } from "../workspace/sign-in-form.tsx";
import { CarriedClaims } from "./carried-claims.tsx";
import { MeanwhileVersion } from "./meanwhile-version.tsx";
import { answersOf, type StandingProposal } from "./proposals.ts";
import { previewVersion, readNewest, saveVersion, type Answered } from "./writing-api.ts";

interface Newest {
  revision: Revision;
  wordings: readonly ProposedWording[];
}

const troubles: Readonly<Record<string, string>> = {
  offline: "The server cannot be reached. Your text is kept in this browser: try again when the line is back.",
  busy: "The server is busy, and nothing was saved. Your text is kept in this browser: try again in a moment.",
  "signed-out": "You are signed out. Your text is kept in this browser: sign in, and save again.",
};

/** Saves the text as a new version: a note, what becomes of the claims, and what else was saved meanwhile. */
export function SaveSheet({
  articleId,
  base,
  document,
  note,
  onNote,
  proposals,
  me,
  signIn,
  nameOf,
  onBase,
  onSaved,
  onClose,
}: {
  articleId: string;
  base: number;
  /** The text to be saved. */
  document: Document;
  note: string;
  onNote: (note: string) => void;
  proposals: readonly StandingProposal[];
  me: { id: string; email: string };
  signIn: FormAction;
  nameOf: (personId: string | null) => string;
  /** Another version came: from now on the text is written on top of it. */
  onBase: (number: number, wordings: readonly ProposedWording[]) => void;
  onSaved: (added: RevisionAdded) => void;
  onClose: () => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [key] = useState(() => crypto.randomUUID());
  const [preview, setPreview] = useState<RevisionPreview | null>(null);
  const [problem, setProblem] = useState<{ outcome: string; message: string } | null>(null);
  const [newest, setNewest] = useState<Newest | null>(null);
  const [sending, setSending] = useState(false);
  const wordings = answersOf(proposals);
  const open = proposals.filter(({ state }) => ["open", "changed", "unplaced"].includes(state)).length;

  const take = async <T,>(answer: Answered<T>): Promise<T | undefined> => {
    if (answer.outcome === "ok") return answer.value;
    const words = "message" in answer ? answer.message : (troubles[answer.outcome] ?? "");
    setProblem({ outcome: answer.outcome, message: words });
    if (answer.outcome !== "conflict") return undefined;
    const now = await readNewest(articleId);
    if (now.outcome === "ok" && now.value.revision.number !== base) setNewest(now.value);
    return undefined;
  };
  const look = async (on: number) => {
    setProblem(null);
    const found = await take(await previewVersion(articleId, on, document));
    if (found) setPreview(found);
  };
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void look(base);
  });

  const save = async () => {
    if (sending || newest) return;
    setSending(true);
    setProblem(null);
    const added = await take(await saveVersion(articleId, { base, document, note, wordings }, `${key} ${base}`));
    setSending(false);
    if (added) onSaved(added);
  };
  const signedIn = async () => {
    const answer = await send({ method: "GET", path: "/me" });
    if (answer.outcome === "ok" && (answer.value as { id: string }).id !== me.id) window.location.reload();
    else await look(base);
  };
  const onTop = () => {
    if (!newest) return;
    onBase(newest.revision.number, newest.wordings);
    setNewest(null);
    void look(newest.revision.number);
  };

  return (
    <Dialog title={`Save as version ${preview?.number ?? base + 1}`} open onOpenChange={() => onClose()} focus={field}>
      <form
        className="save-version"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {problem && !newest && (
          <div className="form-error" role="alert">
            <Glyph name="warn" />
            <p>{problem.message}</p>
          </div>
        )}
        {newest && (
          <MeanwhileVersion
            theirs={newest.revision}
            mine={articleText(document)}
            by={nameOf(newest.revision.createdBy)}
            onTop={onTop}
            onBack={onClose}
          />
        )}
        <label className="lbl" htmlFor="version-note">
          What is new in this version
        </label>
        <textarea
          className="field"
          id="version-note"
          ref={field}
          rows={2}
          value={note}
          onChange={(event) => onNote(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
          }}
        />
        {!newest && <CarriedClaims preview={preview} waiting={problem === null} />}
        {proposals.length > 0 && (
          <p className="mid">
            {wordings.length} of {proposals.length} proposed wordings answered
            {open > 0 && `; ${open} ${open === 1 ? "stays" : "stay"} open`}.
          </p>
        )}
        {!newest && (
          <div className="form-foot">
            <button type="submit" className="btn pri" aria-disabled={sending} aria-keyshortcuts="Control+Enter">
              {sending ? "Saving…" : `Save version ${preview?.number ?? base + 1}`} <kbd>Ctrl ↵</kbd>
            </button>
            <button type="button" className="btn quiet" onClick={onClose}>
              Go on writing
            </button>
          </div>
        )}
      </form>
      {problem?.outcome === "signed-out" && (
        <SignInForm signIn={signIn} email={me.email} done={() => void signedIn()} />
      )}
    </Dialog>
  );
}
