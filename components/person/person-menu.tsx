"use client";
import { startTransition, useActionState } from "react";
import type { FormAction } from "../ui/form.tsx";
import { Menu, MenuItem, MenuLine, MenuLink, MenuText } from "../ui/menu.tsx";

/** Somebody as the top bar shows them. */
export interface Me {
  name: string;
  /** Two letters (initials() of core). */
  initials: string;
  email: string | null;
  /** Whether the pages of people and newsroom are theirs to change. */
  manages: boolean;
}

/** Who is signed in, with the way to the settings and out. */
export function PersonMenu({ me, signOut }: { me: Me; signOut: FormAction }) {
  const [, leave, leaving] = useActionState(signOut, undefined);
  const avatar = (
    <button type="button" className="av av-button" aria-label={`${me.name}, you`} title={`${me.name}, you`}>
      {me.initials}
    </button>
  );
  return (
    <Menu trigger={avatar}>
      <MenuText>
        <b>{me.name}</b>
        {me.email}
      </MenuText>
      <MenuLine />
      <MenuLink href="/settings">Settings</MenuLink>
      {me.manages && <MenuLink href="/settings/people">People</MenuLink>}
      <MenuLine />
      <MenuItem onSelect={() => startTransition(() => leave(new FormData()))}>
        {leaving ? "Signing out…" : "Sign out"}
      </MenuItem>
    </Menu>
  );
}
