"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { dateInWords } from "@/core/time-words.ts";
import { CopyOnce } from "../ui/copy-once.tsx";
import { Field } from "../ui/field.tsx";
import { Form, type FormAction } from "../ui/form.tsx";
import { useQuickAction } from "../ui/quick-action.ts";

/** An API token, without the token. */
export interface TokenLine {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** One's own API tokens: make one (shown once), see when they were used, revoke them. */
export function TokenList({
  tokens,
  make,
  revoke,
}: {
  tokens: readonly TokenLine[];
  make: FormAction<{ name: string; token: string }>;
  revoke: FormAction;
}) {
  const router = useRouter();
  const [made, setMade] = useState<{ name: string; token: string }>();
  const revoking = useQuickAction(revoke);
  return (
    <>
      {tokens.length > 0 && (
        <ul className="lines" aria-label="API tokens">
          {tokens.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id}>
              <span className="grow">
                <b>{name}</b>
                <br />
                <span className="dim">
                  Made {dateInWords(createdAt.slice(0, 10))} ·{" "}
                  {lastUsedAt === null ? "never used" : `last used ${dateInWords(lastUsedAt)}`}
                </span>
              </span>
              <button
                type="button"
                className="btn sm"
                aria-label={`Revoke ${name}`}
                aria-disabled={revoking.running}
                onClick={() => revoking.run({ id })}
              >
                Revoke
              </button>
            </li>
          ))}
        </ul>
      )}
      {revoking.result?.error !== undefined && (
        <p className="form-error" role="alert">
          {revoking.result.error}
        </p>
      )}
      {made && (
        <CopyOnce label={`Token ${made.name}`} value={made.token}>
          Copy this token now. It is not shown again.
        </CopyOnce>
      )}
      <Form
        key={made?.token ?? ""}
        action={make}
        label="New token"
        done={(token) => {
          setMade(token);
          router.refresh();
        }}
      >
        {({ problem, sending }) => (
          <>
            <Field
              label="Name of a new token"
              name="name"
              autoComplete="off"
              required
              hint="Say what will use it. It can do what you can do, and nothing more."
              problem={problem("name")}
            />
            <div className="form-foot">
              <button className="btn" type="submit" aria-disabled={sending}>
                {sending ? "Making…" : "Make token"}
              </button>
            </div>
          </>
        )}
      </Form>
    </>
  );
}
