"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { useRef, type ReactElement, type ReactNode, type RefObject } from "react";
import { FocusAtOnce } from "./focus-at-once.tsx";
import { Glyph } from "./glyph.tsx";

/**
 * A sheet above the page that takes the focus and gives it back. Either `trigger` opens it, or `open` and
 * `onOpenChange` say so. Escape and the cross close it.
 */
export function Dialog({
  title,
  trigger,
  open,
  onOpenChange,
  focus,
  backTo,
  children,
}: {
  title: string;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** What has the focus at first, instead of the first thing that can. */
  focus?: RefObject<HTMLElement | null>;
  /** What gets the focus back, if it is shown, instead of the trigger. */
  backTo?: RefObject<HTMLElement | null>;
  children: ReactNode;
}) {
  const back = useRef<HTMLElement | null>(null);
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange && { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="dialog-shade" />
        <Base.Popup
          className="dialog"
          {...(backTo && { finalFocus: () => (backTo.current?.checkVisibility() ? backTo.current : true) })}
          {...(focus && { initialFocus: focus, finalFocus: back })}
        >
          <div className="dialog-h">
            <Base.Title className="dialog-title">{title}</Base.Title>
            <Base.Close className="icb" aria-label="Close">
              <Glyph name="x" className="icon" />
            </Base.Close>
          </div>
          {children}
          {focus && <FocusAtOnce on={focus} backRef={back} />}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
