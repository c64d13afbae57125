import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { Refusal, type FieldError } from "@/core/refusal.ts";
import { currentActor } from "@/server/auth.ts";
import { log } from "@/server/log.ts";
import type { UseCase } from "@/server/operation.ts";
import { isOwnRequest } from "@/server/origin.ts";
import { parseInput } from "@/server/parse.ts";
import { problem } from "./problem.ts";

/** What a form shows after it was sent. What was typed stays in the form. */
export interface ActionResult<T> {
  value?: T;
  error?: string;
  errors?: readonly FieldError[];
}

/**
 * Makes a Server Action of a use case for forms: own page → who asks → parse → use case → answer. A refusal becomes
 * the form's message.
 */
export function action<S extends z.ZodType, T>(schema: S, useCase: UseCase<z.output<S>, T>) {
  return run(schema, async (input) => {
    const actor = await currentActor();
    if (!actor)
      throw new Refusal(
        "unauthenticated",
        "You are not signed in any more. Sign in again; the form keeps what you typed.",
      );
    return useCase(actor, input);
  });
}

/** As action(), for people who are not signed in: sign-in, set-up, an invitation. */
export function openAction<S extends z.ZodType, T>(schema: S, useCase: (input: z.output<S>) => Promise<T>) {
  return run(schema, useCase);
}

function run<S extends z.ZodType, T>(schema: S, act: (input: z.output<S>) => Promise<T>) {
  return async (_previous: unknown, form: FormData): Promise<ActionResult<T>> => {
    try {
      if (!isOwnRequest(await headers()))
        throw new Refusal("forbidden", "This form did not come from a page of this Claimcheck. Reload the page.");
      return { value: await act(parseInput(schema, fields(form))) };
    } catch (error) {
      unstable_rethrow(error);
      if (error instanceof Refusal) return { error: error.message, ...(error.errors && { errors: error.errors }) };
      const shown = (await problem(error, log()).json()) as { detail: string };
      return { error: shown.detail };
    }
  };
}

/** A form's fields; a name that ends in [] is a list. */
function fields(form: FormData): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    if (name.endsWith("[]")) read[name.slice(0, -2)] = form.getAll(name);
    else read[name] = form.get(name);
  }
  return read;
}
