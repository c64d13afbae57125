"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { CopyOnce } from "../ui/copy-once.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Form, type FormAction } from "../ui/form.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { RoleChoices } from "./role-choices.tsx";

/** Invites somebody: the form, then the link to copy. */
export function InviteDialog({ invite }: { invite: FormAction<{ url: string }> }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [url, setUrl] = useState<string>();
  return (
    <Dialog
      title="Invite a person"
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setUrl(undefined);
      }}
      trigger={
        <button type="button" className="btn pri">
          <Glyph name="plus" />
          Invite a person
        </button>
      }
    >
      {url === undefined ? (
        <Form
          action={invite}
          label="Invite a person"
          done={(link) => {
            setUrl(link.url);
            router.refresh();
          }}
        >
          {({ problem, sending }) => (
            <>
              <Field label="Email" name="email" type="email" autoComplete="off" required problem={problem("email")} />
              <Field label="Name" name="name" autoComplete="off" hint="They can change it." problem={problem("name")} />
              <RoleChoices chosen={["checker"]} problem={problem("roles")} />
              <div className="form-foot">
                <button className="btn pri" type="submit" aria-disabled={sending}>
                  {sending ? "Making the link…" : "Make invitation link"}
                </button>
              </div>
            </>
          )}
        </Form>
      ) : (
        <CopyOnce label="Invitation link" value={url}>
          Copy this link and send it yourself: Claimcheck sends nothing. It works once, for 7 days, and is not shown
          again.
        </CopyOnce>
      )}
    </Dialog>
  );
}
