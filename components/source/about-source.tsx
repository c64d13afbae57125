"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { maskReasons, visibilities } from "@/core/evidence.ts";
import { sourceKinds, type Source } from "@/core/sources.ts";
import type { Refused } from "../article/article-api.ts";
import { DialogFoot } from "../article/assign-dialog.tsx";
import { SaveProblem, type BothChanged } from "../article/save-problem.tsx";
import { typedMeanwhile, typedSince } from "../article/typed-since.ts";
import { conflictingFields, saveSource, sourceFields, type SourceChanges, type SourceFields } from "./source-api.ts";
import { SourceFormFields } from "./source-form-fields.tsx";

const labels: Readonly<Record<keyof SourceFields, string>> = {
  title: "Title",
  kind: "Kind",
  url: "Web address",
  publisher: "Publisher",
  author: "Author",
  publishedAt: "Published",
  language: "Language",
  note: "Note",
  interest: "Interest in the matter",
  reliability: "Reliability",
  visibility: "Who may know of it",
  maskReason: "Why",
};

/** Warns before a page with unsaved words is closed. */
function useLeaveWarning(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isChanged]);
}

/** Only what differs from the source as it was seen; an empty address or date is none. */
function changesOf(seen: Source, form: SourceFields): SourceChanges {
  const said = { ...form, url: form.url?.trim() || null, publishedAt: form.publishedAt?.trim() || null };
  return Object.fromEntries(
    sourceFields.filter((field) => said[field] !== seen[field]).map((field) => [field, said[field]]),
  );
}

function inWords(field: keyof SourceFields, value: string | null | undefined): string {
  if (value === null || value === undefined || value === "") return "–";
  const rows: readonly { id: string; label: string }[] =
    field === "kind" ? sourceKinds : field === "maskReason" ? maskReasons : [];
  return rows.find(({ id }) => id === value)?.label ?? value;
}

/** What is said of a source, to be changed. What was typed stays when saving fails or somebody else was quicker. */
export function AboutSource({ source, seesLegal }: { source: Source; seesLegal: boolean }) {
  const router = useRouter();
  const [seen, setSeen] = useState(source);
  const [form, setForm] = useState<SourceFields>(source);
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const [said, say] = useState("");
  const theirs = refused?.status === 409 ? (refused.present as Source) : undefined;
  const changes = changesOf(seen, form);
  const isChanged = Object.keys(changes).length > 0;
  useLeaveWarning(isChanged);
  // a merge or an undo beside the form changed the source: what was not touched here follows
  if (source.version > seen.version && !isChanged) {
    setSeen(source);
    setForm(source);
  }

  const both: BothChanged[] = (theirs ? conflictingFields(seen, theirs, changes) : []).map((field) => ({
    label: labels[field],
    theirs: inWords(field, theirs?.[field]),
    yours: inWords(field, changes[field]),
  }));
  const show = (present: Source, words: string) => {
    setSeen(present);
    setRefused(undefined);
    say(words);
    router.refresh();
  };
  const save = async () => {
    if (!isChanged) return say("Nothing was changed.");
    setSaving(true);
    const sent = form;
    const answer = await saveSource(theirs ?? seen, changes);
    setSaving(false);
    setRefused(answer.refused);
    if (!answer.value) return;
    const saved = answer.value;
    show(saved, "Saved.");
    setForm((now) => typedSince(now, { sent, saved }));
  };
  return (
    <form
      className="src-form"
      aria-label="About the source"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving) void save();
      }}
    >
      <SaveProblem saving={{ refused, theirs }} both={both} />
      <SourceFormFields
        form={form}
        labels={labels}
        errors={refused?.errors ?? []}
        visibilities={visibilities.filter((circle) => circle !== "legal" || seesLegal)}
        change={(more) => {
          say("");
          setForm((now) => ({ ...now, ...more }));
        }}
      />
      {isChanged ? (
        <DialogFoot
          saving={saving}
          conflict={theirs !== undefined}
          close={() => {
            setForm(theirs ?? seen);
            show(theirs ?? seen, theirs ? "Theirs is kept." : "What you typed was taken back.");
          }}
        />
      ) : (
        <p className="form-foot">
          <button type="submit" className="btn tall">
            Save
          </button>
        </p>
      )}
      <output className="mid">{said === "Saved." && isChanged ? typedMeanwhile : said}</output>
    </form>
  );
}
