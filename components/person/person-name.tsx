import { initials, type Person } from "@/core/people.ts";

/** A person with their letters, name and e-mail. */
export function PersonName({ person, you }: { person: Person; you: boolean }) {
  return (
    <span className="person-name">
      <span className={person.active ? "av" : "av none"} aria-hidden="true">
        {initials(person.name)}
      </span>
      <span>
        <b>
          {person.name}
          {you && <span className="dim"> (you)</span>}
        </b>
        <small>{person.email ?? "from an imported record"}</small>
      </span>
    </span>
  );
}
