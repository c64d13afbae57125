"use client";
import { channels, outcomes, terms } from "@/core/contacts.ts";
import { dayAfter, clockIn, momentIn } from "@/core/zones.ts";
import { CircleFields } from "../claim/circle-fields.tsx";
import { FieldNote, TextField } from "../claim/field.tsx";
import { MomentField } from "../claim/moment-field.tsx";
import { NamedRow } from "../claim/named-row.tsx";
import { RadioRow } from "../evidence/radio-row.tsx";
import { ownZone } from "../ui/moments.ts";
import type { ContactFields as Fields } from "../workspace/changes.ts";
import { isAnswer, settled } from "./settling.ts";

interface ContactFieldsProps {
  /** "" for a contact that is not logged yet. */
  contactId: string;
  value: Fields;
  onChange: (fields: Partial<Fields>, when: "pause" | "now") => void;
}

/** Ends of a working day that replies are asked for. */
const deadlines = [
  { label: "Today 17:00", days: 0 },
  { label: "Tomorrow 17:00", days: 1 },
] as const;

/** All that is said of a contact: whom, how, when, what was asked and until when, and what came of it. */
export function ContactFields({ contactId, value, onChange }: ContactFieldsProps) {
  const edited = { kind: "edit-contact", id: contactId } as const;
  const text = (field: "whom" | "role" | "questions" | "answer") => ({
    edited,
    field,
    value: value[field],
    onType: (typed: string) => onChange({ [field]: typed }, "pause"),
  });
  const dueIn = (days: number) => {
    const zone = ownZone();
    const today = clockIn(new Date().toISOString(), zone).day;
    onChange({ deadline: momentIn(dayAfter(today, days), "17:00", zone) }, "now");
  };
  return (
    <>
      <div className="pairs">
        <TextField {...text("whom")} label="Whom" placeholder="Name or office" />
        <TextField {...text("role")} label="Role" placeholder="Spokesperson, witness" />
      </div>
      <RadioRow
        label="Channel"
        options={channels}
        chosen={value.channel}
        onChoose={(channel) => onChange({ channel }, "now")}
      />
      <TextField
        {...text("questions")}
        label="Questions"
        lines={2}
        placeholder="What they were asked"
        className="just"
      />
      <div className="pairs">
        <MomentField
          label="Asked"
          value={value.contactedAt}
          edited={edited}
          field="contactedAt"
          onType={(contactedAt) => contactedAt !== null && onChange({ contactedAt }, "pause")}
        />
        <MomentField
          label="Reply by"
          value={value.deadline}
          edited={edited}
          field="deadline"
          onType={(deadline) => onChange({ deadline }, "pause")}
        >
          {deadlines.map(({ label, days }) => (
            <button key={label} type="button" className="linkish" onClick={() => dueIn(days)}>
              {label}
            </button>
          ))}
        </MomentField>
      </div>
      <NamedRow
        label="Outcome"
        options={outcomes}
        chosen={value.outcome}
        onChoose={(outcome) => onChange(settled(value, outcome, new Date().toISOString()), "now")}
      />
      {isAnswer(value.outcome) && (
        <>
          <TextField {...text("answer")} label="Answer" lines={2} placeholder="What they said" className="just" />
          <div className="pairs">
            <MomentField
              label="Answered"
              value={value.answeredAt}
              edited={edited}
              field="answeredAt"
              onType={(answeredAt) => onChange({ answeredAt }, "pause")}
            />
          </div>
        </>
      )}
      <NamedRow
        label="Terms"
        options={terms}
        chosen={value.terms}
        onChoose={(chosen) => onChange({ terms: chosen }, "now")}
      />
      <CircleFields value={value} onChange={(circle) => onChange(circle, "now")} />
      {(["channel", "outcome", "terms", "visibility", "maskReason"] as const).map((field) => (
        <FieldNote key={field} id={`contact-${contactId}-${field}`} edited={edited} field={field} />
      ))}
    </>
  );
}
