"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import type { Person } from "@/core/people.ts";
import { takeKey } from "../ui/own-keys.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { fitting, typingAt, withName, type Typing } from "./mentions.ts";

type Named = Pick<Person, "id" | "name" | "active">;

/** So many names are offered at once; more letters find the others. */
const offered = 6;

interface MentionFieldProps {
  label: string;
  value: string;
  /** The text as it is now, and who was chosen from the list with it, if somebody was. */
  onType: (text: string, chosen?: string) => void;
  describedBy?: string;
}

/** A field of several lines in which «@» offers the people of the newsroom: arrow keys choose, Enter takes. */
export function MentionField({ label, value, onType, describedBy }: MentionFieldProps) {
  const { people } = useWorkspace();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [typing, setTyping] = useState<Typing | null>(null);
  const found = typing ? fitting(people, typing.query).slice(0, offered) : [];
  const isOpen = found.length > 0;
  const choose = ({ id: personId, name }: Named) => {
    if (!typing) return;
    const put = withName(value, typing, name);
    flushSync(() => {
      onType(put.text, personId);
      setTyping(null);
    });
    field.current?.focus();
    field.current?.setSelectionRange(put.caret, put.caret);
  };
  const press = (event: KeyboardEvent & { preventBaseUIHandler?: () => void }) => {
    // without a list the keys are the field's own: arrows move the caret, Enter ends the line
    if (!isOpen) return event.preventBaseUIHandler?.();
    if (event.key !== "Escape") return;
    event.preventBaseUIHandler?.();
    takeKey(event);
    setTyping(null);
  };
  return (
    <div className="text-field">
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      <Autocomplete.Root
        items={found}
        mode="none"
        autoHighlight="always"
        inline
        open
        value={value}
        onValueChange={(text, { reason }) => {
          if (reason !== "input-change") return;
          onType(text);
          setTyping(typingAt(text, field.current?.selectionStart ?? text.length));
        }}
        itemToStringValue={({ name }: Named) => name}
      >
        <Autocomplete.Input
          // a field of several lines has no other role; what the list does is said by the attributes it may have
          render={<textarea ref={field} rows={3} />}
          id={id}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- in the place of «combobox»
          role="textbox"
          aria-expanded={undefined}
          aria-haspopup={undefined}
          aria-describedby={describedBy}
          dir="auto"
          className="field"
          onKeyDown={press}
          onSelect={() => {
            const caret = field.current?.selectionStart ?? 0;
            if (typing && (caret <= typing.at || caret > typing.at + 1 + typing.query.length)) setTyping(null);
          }}
        />
        <div className="talk-people" hidden={!isOpen}>
          <Autocomplete.List aria-label="People">
            {(person: Named) => (
              <Autocomplete.Item key={person.id} value={person} className="menu-item" onClick={() => choose(person)}>
                {person.name}
              </Autocomplete.Item>
            )}
          </Autocomplete.List>
        </div>
      </Autocomplete.Root>
    </div>
  );
}
