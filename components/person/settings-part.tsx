import { useId, type ReactNode } from "react";

/** One part of a settings page: its name and what it is on the left, its controls on the right. */
export function SettingsPart({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="set-part" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {about !== undefined && <p>{about}</p>}
      </header>
      <div>{children}</div>
    </section>
  );
}
