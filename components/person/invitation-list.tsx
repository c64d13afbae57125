"use client";
import { useState } from "react";
import type { Role } from "@/core/people.ts";
import { dateInWords } from "@/core/time-words.ts";
import { CopyOnce } from "../ui/copy-once.tsx";
import type { FormAction } from "../ui/form.tsx";
import { useQuickAction } from "../ui/quick-action.ts";

/** An invitation that was not accepted. */
export interface InvitationLine {
  id: string;
  name: string;
  email: string;
  roles: readonly Role[];
  expiresAt: string;
  expired: boolean;
}

/** Invitations that are open or have expired: renew one (its link is shown once), withdraw one. */
export function InvitationList({
  invitations,
  renew,
  withdraw,
}: {
  invitations: readonly InvitationLine[];
  renew: FormAction<{ id: string; url: string }>;
  withdraw: FormAction;
}) {
  const [fresh, setFresh] = useState<{ id: string; url: string }>();
  const renewing = useQuickAction(renew, ({ value }) => setFresh(value));
  const withdrawing = useQuickAction(withdraw);
  const error = renewing.result?.error ?? withdrawing.result?.error;
  return (
    <>
      <ul className="lines" aria-label="Invitations">
        {invitations.map(({ id, name, email, roles, expiresAt, expired }) => (
          <li key={id}>
            <span className="grow">
              <b>{name === "" ? email : `${name} · ${email}`}</b>
              <br />
              <span className="dim">
                {roles.join(", ")} · {expired ? "expired" : "open until"} {dateInWords(expiresAt.slice(0, 10))}
              </span>
            </span>
            <button
              type="button"
              className="btn sm"
              aria-label={`New link for ${email}`}
              onClick={() => renewing.run({ id })}
            >
              New link
            </button>
            <button
              type="button"
              className="btn sm"
              aria-label={`Withdraw ${email}`}
              onClick={() => withdrawing.run({ id })}
            >
              Withdraw
            </button>
          </li>
        ))}
      </ul>
      {error !== undefined && (
        <p className="form-error" role="alert">
          {error}
        </p>
      )}
      {fresh && invitations.some(({ id }) => id === fresh.id) && (
        <CopyOnce label="Invitation link" value={fresh.url}>
          Copy this link now. The one before leads nowhere any more.
        </CopyOnce>
      )}
    </>
  );
}
