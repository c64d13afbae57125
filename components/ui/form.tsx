"use client";
import { startTransition, useActionState, useEffect, useRef, type ReactNode } from "react";
import type { FieldError } from "@/core/refusal.ts";
import { Glyph } from "./glyph.tsx";
import { onTopOf, saysSame, versionOf } from "./sent-fields.ts";

/** What a form shows after it was sent (as app/action.ts answers). */
export interface FormResult<T> {
  value?: T;
  error?: string;
  errors?: readonly FieldError[];
}

/** A Server Action of a form. */
export type FormAction<T = unknown> = (previous: unknown, form: FormData) => Promise<FormResult<T>>;

/**
 * A form that keeps all that was typed when it is refused, says why, and puts the focus where to go on. `children`
 * draws the fields from the message for a field (by its name) and whether the form is on its way; `done` is told of
 * the answer, and whether the fields still say what was sent. What is sent before the page is alive goes off once it
 * is; what is changed and sent again before the answer goes behind it.
 */
export function Form<T>({
  action,
  className,
  label,
  done,
  children,
}: {
  action: FormAction<T>;
  className?: string;
  label?: string;
  done?: (value: T, isAsSent: boolean) => void;
  children: (state: { problem: (name: string) => string | undefined; sending: boolean }) => ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const last = useRef<FormData>(undefined);
  const version = useRef(0);
  const [result, send, sending] = useActionState(
    async (previous: FormResult<T> | undefined, data: FormData): Promise<FormResult<T>> => {
      onTopOf(version.current, data);
      const answer = await action(previous, data);
      if (answer.value === undefined) return answer;
      version.current = versionOf(answer.value);
      done?.(answer.value, !form.current || saysSame(new FormData(form.current), data));
      return answer;
    },
    undefined,
  );
  useEffect(() => {
    if (result?.error === undefined) return;
    const wrong = form.current?.querySelector<HTMLElement>("[aria-invalid='true']");
    (wrong ?? form.current?.querySelector<HTMLElement>("[role='alert']"))?.focus();
  }, [result]);

  const drawn = new Set<string>();
  const fields = children({
    sending,
    problem: (name) => {
      drawn.add(name);
      return result?.errors?.find(({ path }) => path === name)?.message;
    },
  });
  const saidAtField = result?.errors?.some(({ path }) => drawn.has(path)) ?? false;
  return (
    <form
      ref={form}
      action={send}
      className={className}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault(); // React would empty the fields
        const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
        if (sending && last.current && saysSame(last.current, data)) return;
        last.current = data;
        startTransition(() => send(data));
      }}
    >
      {result?.error !== undefined && !saidAtField && (
        <p className="form-error" role="alert" tabIndex={-1}>
          <Glyph name="warn" />
          <span>{result.error}</span>
        </p>
      )}
      {fields}
    </form>
  );
}
