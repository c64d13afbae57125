"use client";
import { useRouter } from "next/navigation";
import { startTransition, useActionState, useEffect, useRef } from "react";
import type { FormAction, FormResult } from "./form.tsx";

/**
 * Runs an action from a menu or a button, outside a form: `run` sends the fields, `result` is the last answer, `running`
 * says whether it is on its way. `done` is told of each answer, refused or not; the page reads its data anew.
 */
export function useQuickAction<T>(action: FormAction<T>, done?: (result: FormResult<T>) => void) {
  const router = useRouter();
  const told = useRef(done);
  useEffect(() => {
    told.current = done;
  });
  const [result, send, running] = useActionState(
    async (previous: FormResult<T> | undefined, data: FormData): Promise<FormResult<T>> => {
      const answer = await action(previous, data);
      told.current?.(answer);
      router.refresh();
      return answer;
    },
    undefined,
  );
  const run = (fields: Readonly<Record<string, string | number>>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, String(value));
    startTransition(() => send(data));
  };
  return { run, result, running };
}
