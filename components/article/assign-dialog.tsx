"use client";
import { useRef, useState } from "react";
import type { Article } from "@/core/articles.ts";
import { initials } from "@/core/people.ts";
import { Dialog } from "../ui/dialog.tsx";
import type { SeenArticle } from "./article-api.ts";
import { SaveProblem } from "./save-problem.tsx";
import { useSave } from "./use-save.ts";

/** Somebody who may be put in charge. */
export interface Choice {
  id: string;
  name: string;
  active: boolean;
}

const nobody = "";

/** Puts somebody in charge of checking an article. */
export function AssignDialog({
  article,
  people,
  me,
  close,
  done,
}: {
  article: SeenArticle & { title: string; assignee: string | null };
  people: readonly Choice[];
  me: string | null;
  close: () => void;
  done: (article: Article, words: string) => void;
}) {
  const [chosen, choose] = useState(article.assignee ?? nobody);
  const saving = useSave(article);
  const first = useRef<HTMLInputElement>(null);
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? "Nobody";
  const choices = people.filter((person) => person.active || person.id === article.assignee);
  const ordered = [...choices.filter(({ id }) => id === me), ...choices.filter(({ id }) => id !== me)];
  const send = async () => {
    const saved = await saving.save({ assignee: chosen === nobody ? null : chosen });
    if (saved) done(saved, chosen === nobody ? "Nobody is in charge now." : `${nameOf(chosen)} is in charge now.`);
  };
  return (
    <Dialog title="Who checks this" open onOpenChange={close} focus={first}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="mid">{article.title}</p>
        <SaveProblem
          saving={saving}
          both={[{ label: "Checker", theirs: nameOf(saving.theirs?.assignee ?? null), yours: nameOf(chosen) }]}
        />
        <fieldset className="choices">
          <legend className="vh">Checker</legend>
          {[...ordered, { id: nobody, name: "Nobody yet" }].map(({ id, name }) => (
            <label className="choice" key={id}>
              <input
                type="radio"
                name="assignee"
                value={id}
                checked={chosen === id}
                ref={id === chosen ? first : undefined}
                onChange={() => choose(id)}
              />
              <span className={id === nobody ? "av none" : "av"} aria-hidden="true">
                {id === nobody ? "–" : initials(name)}
              </span>
              <span>
                {name}
                {id === me && <span className="dim"> (you)</span>}
              </span>
            </label>
          ))}
        </fieldset>
        <DialogFoot saving={saving.saving} conflict={saving.theirs !== undefined} close={close} />
      </form>
    </Dialog>
  );
}

/** The buttons at a dialog's end: save, or let it be. */
export function DialogFoot({ saving, conflict, close }: { saving: boolean; conflict: boolean; close: () => void }) {
  return (
    <div className="form-foot">
      <button type="submit" className="btn pri tall">
        {saving ? "Saving…" : conflict ? "Save yours" : "Save"}
      </button>
      <button type="button" className="btn quiet tall" onClick={close}>
        {conflict ? "Keep theirs" : "Cancel"}
      </button>
    </div>
  );
}
