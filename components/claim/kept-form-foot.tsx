"use client";
import type { KeptForm } from "./kept-form.ts";

/** How a kept form ends: sent, closed with its words, or discarded. `onClose` takes it from the page. */
export function KeptFormFoot({
  form,
  label,
  onClose,
}: {
  form: Pick<KeptForm<object>, "close" | "drop">;
  label: string;
  onClose: () => void;
}) {
  const leave = (how: () => void) => () => {
    how();
    onClose();
  };
  return (
    <div className="log-a">
      <button type="submit" className="btn pri sm">
        {label} <kbd>Ctrl ↵</kbd>
      </button>
      <button type="button" className="btn sm" onClick={leave(form.close)}>
        Close, keep what is typed
      </button>
      <span className="grow" />
      <button type="button" className="btn quiet sm" onClick={leave(form.drop)}>
        Discard
      </button>
    </div>
  );
}
