"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { Glyph } from "./glyph.tsx";

/**
 * A menu under a button. `trigger` is the button as an element (its label is its own); `children` are MenuItem, MenuLink,
 * MenuGroup, MenuChoice, MenuText and MenuLine. Arrow keys, letters and Escape work as everywhere; Tab closes it and goes on from the button. So
 * the library's guards, which would send the focus on and are hidden from those who hear the page, are not there.
 */
export function Menu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // it stands in the region of the page that its button is in
  const root = useRef<HTMLSpanElement>(null);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Tab") return;
    // the browser goes on from here
    button.current?.focus();
    setOpen(false);
  };
  return (
    <span className="menu-root" ref={root}>
      <Base.Root modal={false} open={open} onOpenChange={setOpen}>
        <Base.Trigger ref={button} render={trigger} />
        <Base.Portal className="menu-portal" container={root}>
          <Base.Positioner className="menu-place" positionMethod="fixed" align="end" sideOffset={6}>
            <Base.Popup className="menu" onKeyDown={press}>
              {children}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </span>
  );
}

/** Something to do. */
export function MenuItem({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <Base.Item className="menu-item" onClick={onSelect}>
      {children}
    </Base.Item>
  );
}

interface MenuLinkProps {
  href: string;
  /** The address is that of a file, to be saved: the page stays. */
  download?: boolean;
  onSelect?: () => void;
  children: ReactNode;
}

/** A place to go to, or a file to take; `onSelect` is done besides. */
export function MenuLink({ href, download = false, onSelect, children }: MenuLinkProps) {
  return (
    <Base.LinkItem className="menu-item" href={href} download={download} onClick={onSelect} closeOnClick>
      {children}
    </Base.LinkItem>
  );
}

/** Items that belong together, under their name. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="menu-text">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

interface MenuChoiceProps<T extends string> {
  label: string;
  value: T;
  /** `not` says why something cannot be chosen. */
  rows: readonly { id: T; label: string; not?: string }[];
  onChoose: (value: T) => void;
}

/** One of several, on which the rest of the menu depends: it stays open. */
export function MenuChoice<T extends string>({ label, value, rows, onChoose }: MenuChoiceProps<T>) {
  return (
    <MenuGroup label={label}>
      <Base.RadioGroup value={value} onValueChange={(next: T) => onChoose(next)}>
        {rows.map(({ id, label: name, not }) => (
          <Base.RadioItem key={id} className="menu-item" value={id} disabled={not !== undefined}>
            <span className="menu-tick">
              <Base.RadioItemIndicator>
                <Glyph name="check" />
              </Base.RadioItemIndicator>
            </span>
            <span className="grow">{name}</span>
            {not !== undefined && <span className="dim">{not}</span>}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </MenuGroup>
  );
}

/** Words above the items, not to be chosen. */
export function MenuText({ children }: { children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="menu-text">{children}</Base.GroupLabel>
    </Base.Group>
  );
}

/** A hairline between groups of items. */
export function MenuLine() {
  return <Base.Separator className="menu-line" />;
}
