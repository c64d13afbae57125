"use client";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { KeptForm } from "../claim/kept-form.ts";
import { KeptFormFoot } from "../claim/kept-form-foot.tsx";
import { takeKey } from "../ui/own-keys.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { MentionField } from "./mention-field.tsx";
import { calledIn } from "./mentions.ts";

/** The words of a comment in the making, and who was chosen from the list of people. */
export interface Words {
  body: string;
  chosen: readonly string[];
  /** Why the server did not take them, when they were sent before. */
  refused?: string;
}
export const noWords: Words = { body: "", chosen: [] };

interface CommentFormProps {
  form: KeptForm<Words>;
  label: string;
  /** What the button says. */
  act: string;
  /** Changes whenever the field is to take the focus. 0: it keeps where it is, as after a reload. */
  focusAt: number;
  children?: ReactNode;
  onSend: (said: { body: string; mentions: string[] }) => void;
  /** The form was closed; the caller gives the focus back. */
  onClose: () => void;
}

/** Writes a comment or an answer. What is typed stays in this browser until it is sent. */
export function CommentForm({ form, label, act, focusAt, children, onSend, onClose }: CommentFormProps) {
  const { people } = useWorkspace();
  const element = useRef<HTMLFormElement>(null);
  const whomId = useId();
  const [lacking, setLacking] = useState(false);
  useEffect(() => {
    if (focusAt === 0) return;
    element.current?.querySelector("textarea")?.focus();
    element.current?.scrollIntoView({ block: "nearest" });
  }, [focusAt]);
  const { body, chosen, refused } = form.draft;
  const mentions = calledIn(body, people, chosen);
  const send = () => {
    const isEmpty = body.trim() === "";
    setLacking(isEmpty);
    if (isEmpty) return element.current?.querySelector("textarea")?.focus();
    onSend({ body, mentions });
    form.drop();
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    takeKey(event);
    send();
  };
  const names = mentions.map((id) => people.find((each) => each.id === id)?.name ?? "");
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter from any field inside
    <form
      ref={element}
      className="log-form fields talk-form"
      aria-label={label}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
      <MentionField
        label={label}
        value={body}
        describedBy={whomId}
        onType={(text, person) =>
          form.change({ body: text, ...(person !== undefined && { chosen: [...chosen, person] }) })
        }
      />
      <p className="hint" id={whomId}>
        {names.length > 0 ? `Calls ${new Intl.ListFormat("en").format(names)}.` : "@ and a name calls somebody."}
      </p>
      {form.unkept && <p className="hint wrong">This browser keeps nothing: send it before you leave the page.</p>}
      {refused && !lacking && (
        <p className="lacking" role="alert">
          Not saved: {refused}
        </p>
      )}
      {lacking && (
        <p className="lacking" role="alert">
          Write the comment.
        </p>
      )}
      <KeptFormFoot form={form} label={act} onClose={onClose} />
    </form>
  );
}
