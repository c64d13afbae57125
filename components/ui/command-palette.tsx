"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useRef, useState } from "react";
import { FocusAtOnce } from "./focus-at-once.tsx";
import { Glyph } from "./glyph.tsx";

/** Something the palette can do. */
export interface Command {
  id: string;
  label: string;
  /** The heading it stands under. */
  group: string;
  keys?: readonly string[];
  run: () => void;
}

interface Group {
  value: string;
  items: Command[];
}

function grouped(commands: readonly Command[]): Group[] {
  return [...new Set(commands.map((command) => command.group))].map((value) => ({
    value,
    items: commands.filter((command) => command.group === value),
  }));
}

/**
 * A field that reaches everything by its name: arrow keys choose, Enter runs. `search` brings more for what is typed
 * (from the server); it is asked when typing rests.
 */
export function CommandPalette({
  open,
  onOpenChange,
  commands,
  search,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  commands: readonly Command[];
  search?: (query: string) => Promise<readonly Command[]>;
}) {
  const field = useRef<HTMLInputElement>(null);
  const back = useRef<HTMLElement | null>(null);
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<{ query: string; commands: readonly Command[] }>({ query: "", commands: [] });
  useEffect(() => {
    if (!search || query.trim().length < 2) return;
    let late = false;
    const timer = setTimeout(() => {
      void search(query).then((more) => {
        if (!late) setFound({ query, commands: more });
      });
    }, 200);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [query, search]);
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const fitting = commands.filter(({ label, group }) =>
    words.every((word) => `${label} ${group}`.toLowerCase().includes(word)),
  );
  const shown = grouped([...fitting, ...(found.query === query ? found.commands : [])]);
  const run = (command: Command) => {
    onOpenChange(false);
    setQuery("");
    // after the palette has given the focus back, so that what runs can take it
    setTimeout(command.run);
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-shade" />
        <Dialog.Popup
          className="dialog palette-box"
          aria-label="Search or run a command"
          initialFocus={field}
          finalFocus={back}
        >
          <Autocomplete.Root
            items={shown}
            inline
            open
            autoHighlight="always"
            value={query}
            onValueChange={setQuery}
            itemToStringValue={(command: Command) => command.label}
            filter={null}
          >
            <div className="palette-field">
              <Glyph name="search" className="icon" />
              <Autocomplete.Input
                ref={field}
                placeholder="Search or run a command"
                aria-label="Search or run a command"
              />
            </div>
            <Autocomplete.Empty className="palette-empty">
              {query.trim() === "" ? null : `Nothing found for «${query}».`}
            </Autocomplete.Empty>
            <Autocomplete.List className="palette-list">
              {(group: Group) => (
                <Autocomplete.Group key={group.value} items={group.items} className="palette-group">
                  <Autocomplete.GroupLabel className="lbl">{group.value}</Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(command: Command) => (
                      <Autocomplete.Item
                        key={command.id}
                        value={command}
                        className="palette-item"
                        onClick={() => run(command)}
                      >
                        <span className="grow">{command.label}</span>
                        {command.keys?.map((key) => (
                          <kbd key={key}>{key}</kbd>
                        ))}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
          <FocusAtOnce on={field} backRef={back} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
