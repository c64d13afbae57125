import { z } from "zod";
import { Refusal, type FieldError } from "@/core/refusal.ts";

function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message }));
}

/** Parses what came in. Refuses with `invalid` and a message for each field that is wrong. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const errors = fieldErrors(parsed.error);
  const first = errors[0];
  const where = first?.path ? `${first.path}: ` : "";
  throw new Refusal("invalid", `${where}${first?.message ?? "This cannot be read."}`, { errors });
}
