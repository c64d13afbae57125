"use client";
import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";

/**
 * A menu under a button. `trigger` is the button as an element (its label is its own); `children` are MenuItem, MenuLink,
 * MenuText and MenuLine. Arrow keys, letters and Escape work as everywhere.
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

/** A place to go to; `onSelect` is done besides. */
export function MenuLink({ href, onSelect, children }: { href: string; onSelect?: () => void; children: ReactNode }) {
  return (
    <Base.LinkItem className="menu-item" href={href} onClick={onSelect} closeOnClick>
      {children}
    </Base.LinkItem>
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
