"use client";
import { useRouter } from "next/navigation";
import { useRef, type ReactElement } from "react";
import {
  awaitingChoices,
  deskHref,
  dueChoices,
  needChoices,
  readSentence,
  statusChoices,
  writeSentence,
  type DeskFilter,
} from "@/core/desk.ts";
import { Glyph } from "../ui/glyph.tsx";
import { Menu, MenuLink } from "../ui/menu.tsx";
import { usePressedKeys } from "../ui/pressed-keys.ts";
import type { DeskPerson } from "./contract.ts";

function Chip({ name, value, href }: { name: string; value: string; href: string }) {
  return (
    <a className="btn sm set" href={href} aria-label={`${name}: ${value}. Take this filter away`}>
      {name}: {value} <Glyph name="x" />
    </a>
  );
}

function chooser(name: string): ReactElement {
  return (
    <button type="button" className="btn sm">
      {name} <Glyph name="down" />
    </button>
  );
}

function checkerName(checker: string, people: readonly DeskPerson[]): string {
  if (checker === "me" || checker === "none") return checker === "me" ? "you" : "nobody";
  return people.find(({ id }) => id === checker)?.name ?? checker;
}

/** What the desk is narrowed down to: chips, menus, and one field for words and filters typed as a sentence. */
export function DeskFilters({ filter, people }: { filter: DeskFilter; people: readonly DeskPerson[] }) {
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  usePressedKeys({ f: () => field.current?.select() });
  const without = (changes: Partial<DeskFilter>) => deskHref({ ...filter, ...changes });
  const status = filter.status ?? (filter.view === "finished" ? "finished" : "in-work");
  const labelOf = (choices: readonly { id: string; label: string }[], id: string) =>
    choices.find((choice) => choice.id === id)?.label.toLowerCase() ?? id;

  return (
    <section className="filters" aria-label="Filters">
      {status === "all" ? (
        <Menu trigger={chooser("Stage")}>
          {statusChoices.map(({ id, label }) => (
            <MenuLink key={id} href={without({ status: id })}>
              {label}
            </MenuLink>
          ))}
        </Menu>
      ) : (
        <Chip name="Stage" value={labelOf(statusChoices, status)} href={without({ status: "all" })} />
      )}
      {filter.checker === null ? (
        <Menu trigger={chooser("Checker")}>
          <MenuLink href={without({ checker: "me" })}>You</MenuLink>
          <MenuLink href={without({ checker: "none" })}>Nobody</MenuLink>
          {people
            .filter(({ active }) => active)
            .map(({ id, name }) => (
              <MenuLink key={id} href={without({ checker: id })}>
                {name}
              </MenuLink>
            ))}
        </Menu>
      ) : (
        <Chip name="Checker" value={checkerName(filter.checker, people)} href={without({ checker: null })} />
      )}
      {filter.due === null ? (
        <Menu trigger={chooser("Deadline")}>
          {dueChoices.map(({ id, label }) => (
            <MenuLink key={id} href={without({ due: id })}>
              {label}
            </MenuLink>
          ))}
        </Menu>
      ) : (
        <Chip name="Deadline" value={labelOf(dueChoices, filter.due)} href={without({ due: null })} />
      )}
      {filter.needs === null ? (
        <Menu trigger={chooser("Needs")}>
          {needChoices.map(({ id, label }) => (
            <MenuLink key={id} href={without({ needs: id })}>
              {label}
            </MenuLink>
          ))}
        </Menu>
      ) : (
        <Chip name="Needs" value={labelOf(needChoices, filter.needs)} href={without({ needs: null })} />
      )}
      {filter.awaiting === null ? (
        <Menu trigger={chooser("Replies")}>
          {awaitingChoices.map(({ id, label }) => (
            <MenuLink key={id} href={without({ awaiting: id })}>
              {label}
            </MenuLink>
          ))}
        </Menu>
      ) : (
        <Chip name="Replies" value={labelOf(awaitingChoices, filter.awaiting)} href={without({ awaiting: null })} />
      )}
      <search className="desk-search">
        <form
          action="/"
          onSubmit={(event) => {
            event.preventDefault();
            router.push(deskHref({ ...readSentence(field.current?.value ?? ""), view: filter.view }));
          }}
        >
          <input type="hidden" name="view" value={filter.view} />
          <Glyph name="search" />
          <input
            key={deskHref(filter)}
            ref={field}
            className="field"
            type="search"
            name="q"
            maxLength={500}
            defaultValue={writeSentence(filter)}
            placeholder="checker:me due:today untouched tunnel"
            aria-label="Filter, or search titles, texts and claims"
            aria-keyshortcuts="F"
            enterKeyHint="search"
            onKeyDown={(event) => {
              if (event.key === "Escape") event.currentTarget.blur();
            }}
          />
        </form>
      </search>
      <span className="dim wide-only">
        or press <kbd>F</kbd> and type
      </span>
    </section>
  );
}
