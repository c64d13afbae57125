"use client";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { uuidv7 } from "uuidv7";
import type { KeptForm } from "../claim/kept-form.ts";
import { KeptFormFoot } from "../claim/kept-form-foot.tsx";
import { claimPlaces } from "../claim/places.ts";
import type { OnUndo } from "../evidence/evidence-list.tsx";
import { takeKey } from "../ui/own-keys.ts";
import type { ContactFields as Fields } from "../workspace/changes.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { ContactFields } from "./contact-fields.tsx";

export const emptyContact: Fields = {
  whom: "",
  role: "",
  channel: "e-mail",
  contactedAt: "",
  questions: "",
  deadline: null,
  outcome: "pending",
  answer: "",
  answeredAt: null,
  terms: "on-record",
  visibility: "team",
  maskReason: null,
};

interface ContactFormProps {
  claimId: string;
  form: KeptForm<Fields>;
  /** The form was closed; the caller gives the focus back. */
  onClose: () => void;
  onUndo: OnUndo;
}

/** Logs that somebody was asked, wholly by keyboard. What is typed stays in this browser until it is logged. */
export function ContactForm({ claimId, form, onClose, onUndo }: ContactFormProps) {
  const { store } = useWorkspace();
  const element = useRef<HTMLFormElement>(null);
  const [lacking, setLacking] = useState(false);
  useEffect(() => {
    element.current?.querySelector<HTMLInputElement>("input")?.focus();
    element.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const add = () => {
    const whom = form.draft.whom.trim();
    setLacking(whom === "");
    if (whom === "") return element.current?.querySelector<HTMLInputElement>("input")?.focus();
    store.change({ kind: "add-contact", claimId, contact: { id: uuidv7(), ...form.draft, whom } });
    form.drop();
    onClose();
    onUndo(`The contact with ${whom} was logged.`);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    takeKey(event);
    add();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter from any field inside
    <form
      ref={element}
      id={claimPlaces.contactForm}
      className="log-form fields"
      aria-label="New contact"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <ContactFields contactId="" value={form.draft} onChange={form.change} />
      <p className="hint">A file can be kept with it once it is logged.</p>
      {form.unkept && <p className="hint wrong">This browser keeps nothing: log it before you leave the page.</p>}
      {lacking && (
        <p className="lacking" role="alert">
          Say whom you asked.
        </p>
      )}
      <KeptFormFoot form={form} label="Log contact" onClose={onClose} />
    </form>
  );
}
