"use client";
import { roles, type Role } from "@/core/people.ts";

/** What each role may do, in a line. Rights are in core/permissions.ts. */
const meaning: Record<Role, string> = {
  viewer: "Reads articles and reports",
  checker: "Marks claims, attaches sources, gives verdicts",
  editor: "Does what a checker does, and brings in whole records",
  legal: "Reads and writes what is for legal only",
  admin: "Invites people, sets roles, manages the newsroom",
};

/** A checkbox for each role; somebody may have several. */
export function RoleChoices({ chosen, problem }: { chosen: readonly Role[]; problem: string | undefined }) {
  return (
    <fieldset>
      <legend className="field-label">Roles</legend>
      {roles.map((role) => (
        <label className="choice role" key={role}>
          <input type="checkbox" name="roles[]" value={role} defaultChecked={chosen.includes(role)} />
          <span>
            {role}
            <small>{meaning[role]}</small>
          </span>
        </label>
      ))}
      {problem !== undefined && (
        <p className="hint wrong" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
