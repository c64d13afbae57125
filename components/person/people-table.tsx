"use client";
import { useState } from "react";
import type { Person } from "@/core/people.ts";
import type { FormAction, FormResult } from "../ui/form.tsx";
import { PasswordLinkDialog } from "./password-link-dialog.tsx";
import { PersonActions } from "./person-actions.tsx";
import { PersonName } from "./person-name.tsx";
import { RolesDialog } from "./roles-dialog.tsx";

/** What can be done to a person on the page of people. */
export interface PeopleActions {
  changeRoles: FormAction;
  setActive: FormAction;
  makePasswordLink: FormAction<{ url: string }>;
}

/** The people of the newsroom: roles, activity, password links. `meId` is whoever is looking. */
export function PeopleTable({
  people,
  meId,
  actions,
}: {
  people: readonly Person[];
  meId: string;
  actions: PeopleActions;
}) {
  const [rolesOf, setRolesOf] = useState<string>();
  const [link, setLink] = useState<{ name: string; url: string }>();
  const [error, setError] = useState<string>();
  const say = (result: FormResult<unknown>) => setError(result.error);
  const edited = people.find(({ id }) => id === rolesOf);
  return (
    <>
      {error !== undefined && (
        <p className="form-error" role="alert">
          {error}
        </p>
      )}
      <table className="person-table">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Roles</th>
            <th scope="col">State</th>
            <th scope="col">
              <span className="vh">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} {...(!person.active && { className: "off" })}>
              <td>
                <PersonName person={person} you={person.id === meId} />
              </td>
              <td>
                <span className="tags">
                  {person.roles.map((role) => (
                    <span className="tag" key={role}>
                      {role}
                    </span>
                  ))}
                </span>
              </td>
              <td>{person.active ? "Active" : <span className="dim">Not active</span>}</td>
              <td>
                {person.email !== null && (
                  <PersonActions
                    person={person}
                    setActive={actions.setActive}
                    makePasswordLink={actions.makePasswordLink}
                    onRoles={() => setRolesOf(person.id)}
                    onLink={(url) => setLink({ name: person.name, url })}
                    onAnswer={say}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edited && <RolesDialog person={edited} action={actions.changeRoles} close={() => setRolesOf(undefined)} />}
      {link && <PasswordLinkDialog name={link.name} url={link.url} close={() => setLink(undefined)} />}
    </>
  );
}
