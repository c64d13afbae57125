"use client";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Publication } from "@/core/publications.ts";
import type { Answer, Refused } from "../article/article-api.ts";
import { KeptFormFoot } from "../claim/kept-form-foot.tsx";
import type { KeptForm } from "../claim/kept-form.ts";
import { Glyph } from "../ui/glyph.tsx";

interface ActFormProps<T extends object> {
  title: string;
  /** What its button says. */
  label: string;
  form: Pick<KeptForm<T>, "draft" | "close" | "drop" | "sent" | "unkept">;
  /** It was opened by a button, not found open: where the focus goes. */
  focus: "title" | "field" | null;
  /** Sends it; the same key does it once. */
  send: (key: string) => Promise<Answer<Publication>>;
  /** It is done. */
  onDone: (publication: Publication) => void;
  /** It was refused, maybe since something else stands by now. */
  onRefused: (refused: Refused) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form that publishes, corrects or withdraws: what is typed in it stays until the server has taken just that. */
export function ActForm<T extends object>(props: ActFormProps<T>) {
  const { title, label, form, focus, send, onDone, onRefused, onClose, children } = props;
  const element = useRef<HTMLFormElement>(null);
  const sent = useRef<{ words: string; key: string }>(undefined);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    if (focus === null) return;
    element.current?.querySelector<HTMLElement>(focus === "title" ? "h3" : "textarea, input")?.focus();
    element.current?.scrollIntoView({ block: "nearest" });
  }, [focus]);
  const submit = async () => {
    if (sending) return;
    setSending(true);
    setRefused(null);
    // a line that was lost may have brought it: the same words go under the same key then
    const { draft } = form;
    const words = JSON.stringify(draft);
    if (sent.current?.words !== words) sent.current = { words, key: crypto.randomUUID() };
    const answer = await send(sent.current.key);
    if (answer.refused?.status !== 0) sent.current = undefined;
    setSending(false);
    if (answer.refused) {
      setRefused(answer.refused);
      onRefused(answer.refused);
      const [first] = answer.refused.errors;
      if (first) element.current?.querySelector<HTMLElement>(`[name="${first.path}"]`)?.focus();
      return;
    }
    form.sent(draft);
    onDone(answer.value);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void submit();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Ctrl Enter from any field inside
    <form
      ref={element}
      className="pub-form"
      aria-label={title}
      aria-busy={sending}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={press}
    >
      <h3 tabIndex={-1}>{title}</h3>
      {children}
      {refused && (
        <p className="form-error" role="alert">
          <Glyph name="warn" />
          <span>{wordsOf(refused)}</span>
        </p>
      )}
      {form.unkept && (
        <p className="hint wrong">This browser keeps nothing: what you type is gone when you leave the page.</p>
      )}
      <KeptFormFoot form={form} label={sending ? "Sending…" : label} onClose={onClose} />
    </form>
  );
}

function wordsOf({ status, message, errors }: Refused): string {
  if (status === 401) return signInFirst;
  return errors.length > 0 ? errors.map((each) => each.message).join(" ") : message;
}

const signInFirst =
  "Your sign-in has ended. What you typed is kept in this browser: sign in again in another tab, and send it again.";
