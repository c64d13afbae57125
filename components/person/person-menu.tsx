"use client";
import { startTransition, useActionState } from "react";
import { initials, type Person } from "@/core/people.ts";
import { can } from "@/core/permissions.ts";
import { Bell } from "../notification/bell.tsx";
import { ReviewCount } from "../review/review-count.tsx";
import type { FormAction } from "../ui/form.tsx";
import { Menu, MenuItem, MenuLine, MenuLink, MenuText } from "../ui/menu.tsx";

/** Who is signed in: what they were told, and the way to the settings and out. */
export function PersonMenu({ me, signOut }: { me: Pick<Person, "name" | "email" | "roles">; signOut: FormAction }) {
  const [, leave, leaving] = useActionState(signOut, undefined);
  const avatar = (
    <button type="button" className="av av-button" aria-label={`${me.name}, you`} title={`${me.name}, you`}>
      {initials(me.name)}
    </button>
  );
  return (
    <>
      <Bell />
      <Menu trigger={avatar}>
        <MenuText>
          <b>{me.name}</b>
          {me.email}
        </MenuText>
        <MenuLine />
        <MenuLink href="/review">
          Waits for you <ReviewCount />
        </MenuLink>
        <MenuLink href="/settings">Settings</MenuLink>
        {can(me, "audit.read") && <MenuLink href="/audit">Audit log</MenuLink>}
        {can(me, "person.manage") && <MenuLink href="/settings/people">People</MenuLink>}
        <MenuLine />
        <MenuItem onSelect={() => startTransition(() => leave(new FormData()))}>
          {leaving ? "Signing out…" : "Sign out"}
        </MenuItem>
      </Menu>
    </>
  );
}
