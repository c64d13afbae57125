/** The codes of the one expected error; app/respond.ts maps them to HTTP status (api.md). */
export type RefusalCode = "invalid" | "unauthenticated" | "forbidden" | "not-found" | "conflict" | "too-many";

/** What is wrong with one field: where (dot path), and in words what to do. */
export interface FieldError {
  path: string;
  message: string;
}

/**
 * The one expected error. Its message is shown to a person and names the way out.
 * `present` carries the state as it stands now, for a conflict; `errors` a message per field, for bad input.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly errors: readonly FieldError[] | undefined;
  readonly present: unknown;

  constructor(code: RefusalCode, message: string, more: { errors?: readonly FieldError[]; present?: unknown } = {}) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.errors = more.errors;
    this.present = more.present;
  }
}
