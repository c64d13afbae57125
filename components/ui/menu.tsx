"use client";
import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { Glyph } from "./glyph.tsx";

/**
 * A menu under a button. `trigger` is the button as an element (its label is its own); `children` are MenuItem, MenuLink,
 * MenuGroup, MenuChoice, MenuText and MenuLine. Arrow keys, letters and Escape work as everywhere.
 */
export function Menu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="menu-place" align="end" sideOffset={6}>
          <Base.Popup className="menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
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
