"use client";
import type { Person } from "@/core/people.ts";
import type { FormAction, FormResult } from "../ui/form.tsx";
import { Menu, MenuItem, MenuLine } from "../ui/menu.tsx";
import { useQuickAction } from "../ui/quick-action.ts";

/** The menu of a row in the table of people. */
export function PersonActions({
  person,
  setActive,
  makePasswordLink,
  onRoles,
  onLink,
  onAnswer,
}: {
  person: Person;
  setActive: FormAction;
  makePasswordLink: FormAction<{ url: string }>;
  onRoles: () => void;
  onLink: (url: string) => void;
  onAnswer: (result: FormResult<unknown>) => void;
}) {
  const { id, version, name, active } = person;
  const activity = useQuickAction(setActive, onAnswer);
  const linking = useQuickAction(makePasswordLink, (result) => {
    onAnswer(result);
    if (result.value) onLink(result.value.url);
  });
  const trigger = (
    <button type="button" className="icb more" aria-label={`What to do with ${name}`}>
      …
    </button>
  );
  return (
    <Menu trigger={trigger}>
      <MenuItem onSelect={onRoles}>Change roles</MenuItem>
      {active && <MenuItem onSelect={() => linking.run({ id })}>Make password link</MenuItem>}
      <MenuLine />
      <MenuItem onSelect={() => activity.run({ id, version, active: active ? "false" : "true" })}>
        {active ? "Deactivate" : "Reactivate"}
      </MenuItem>
    </Menu>
  );
}
