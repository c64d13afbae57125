"use client";
import { useRouter } from "next/navigation";
import type { Person } from "@/core/people.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Form, type FormAction } from "../ui/form.tsx";
import { RoleChoices } from "./role-choices.tsx";

/** Changes what somebody may do. */
export function RolesDialog({ person, action, close }: { person: Person; action: FormAction; close: () => void }) {
  const router = useRouter();
  return (
    <Dialog title={`Roles of ${person.name}`} open onOpenChange={close}>
      <Form
        action={action}
        label={`Roles of ${person.name}`}
        done={() => {
          close();
          router.refresh();
        }}
      >
        {({ problem, sending }) => (
          <>
            <input type="hidden" name="id" value={person.id} />
            <input type="hidden" name="version" value={person.version} />
            <RoleChoices chosen={person.roles} problem={problem("roles")} />
            <p className="hint">Losing a role ends this person’s sessions: they sign in again.</p>
            <div className="form-foot">
              <button className="btn pri" type="submit" aria-disabled={sending}>
                {sending ? "Saving…" : "Save roles"}
              </button>
            </div>
          </>
        )}
      </Form>
    </Dialog>
  );
}
