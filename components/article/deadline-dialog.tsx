"use client";
import { useRef, useState, type RefObject } from "react";
import type { Article } from "@/core/articles.ts";
import { clockIn, momentIn, momentInWords } from "@/core/zones.ts";
import type { Time } from "@/core/time.ts";
import { Dialog } from "../ui/dialog.tsx";
import type { SeenArticle } from "./article-api.ts";
import { DialogFoot } from "./assign-dialog.tsx";
import { SaveProblem } from "./save-problem.tsx";
import { useSave } from "./use-save.ts";

/** A moment as the date and time inputs hold it, in the reader's zone. */
export function dueFields(dueAt: Time | null, zone: string): { day: string; clock: string } {
  if (dueAt === null) return { day: "", clock: "" };
  const { day, hour, minute } = clockIn(dueAt, zone);
  return { day, clock: `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` };
}

/** The moment that the date and time inputs say; without a time the end of the working day, 18:00. */
export function dueMoment({ day, clock }: { day: string; clock: string }, zone: string): Time | null {
  return day === "" ? null : momentIn(day, clock || "18:00", zone);
}

/** Sets or takes away an article's deadline. */
export function DeadlineDialog({
  article,
  zone,
  now,
  close,
  done,
}: {
  article: SeenArticle & { title: string; dueAt: Time | null };
  zone: string;
  now: Time;
  close: () => void;
  done: (article: Article, words: string) => void;
}) {
  const [due, setDue] = useState(() => dueFields(article.dueAt, zone));
  const saving = useSave(article);
  const first = useRef<HTMLInputElement>(null);
  const inWords = (at: Time | null) => (at === null ? "No deadline" : momentInWords(at, now, zone));
  const yours = dueMoment(due, zone);
  const send = async () => {
    const saved = await saving.save({ dueAt: yours });
    if (saved) done(saved, yours === null ? "The deadline was taken away." : `Due ${inWords(yours)}.`);
  };
  return (
    <Dialog title="Deadline" open onOpenChange={close} focus={first}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="mid">{article.title}</p>
        <SaveProblem
          saving={saving}
          both={[{ label: "Deadline", theirs: inWords(saving.theirs?.dueAt ?? null), yours: inWords(yours) }]}
        />
        <DueFields due={due} zone={zone} change={setDue} first={first} />
        <button type="button" className="btn quiet sm" onClick={() => setDue({ day: "", clock: "" })}>
          No deadline
        </button>
        <DialogFoot saving={saving.saving} conflict={saving.theirs !== undefined} close={close} />
      </form>
    </Dialog>
  );
}

/** A day and a time, in the reader's zone. */
export function DueFields({
  due,
  zone,
  change,
  first,
}: {
  due: { day: string; clock: string };
  zone: string;
  change: (due: { day: string; clock: string }) => void;
  first?: RefObject<HTMLInputElement | null>;
}) {
  return (
    <div className="due-fields">
      <label>
        <span className="field-label">Due on</span>
        <input
          className="field"
          type="date"
          value={due.day}
          ref={first}
          onChange={(event) => change({ ...due, day: event.target.value })}
        />
      </label>
      <label>
        <span className="field-label">at ({zone})</span>
        <input
          className="field"
          type="time"
          value={due.clock}
          onChange={(event) => change({ ...due, clock: event.target.value })}
        />
      </label>
      <p className="hint">Without a time: 18:00.</p>
    </div>
  );
}
