"use client";
import { useRef, useState } from "react";
import { safeHref } from "@/core/links.ts";
import { Dialog } from "../ui/dialog.tsx";

/** The address of a link for the selected words. */
export function LinkSheet({
  present,
  onSet,
  onClose,
}: {
  present: string;
  /** "" takes the link away. */
  onSet: (href: string) => void;
  onClose: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [address, setAddress] = useState(present);
  const [wrong, setWrong] = useState(false);
  const send = () => {
    const href = address.trim();
    if (href !== "" && safeHref(href) === undefined) return setWrong(true);
    onSet(href);
  };
  return (
    <Dialog title="Link" open onOpenChange={onClose} focus={field}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <label className="lbl" htmlFor="link-address">
          Address
        </label>
        <input
          className="field"
          id="link-address"
          ref={field}
          value={address}
          inputMode="url"
          aria-invalid={wrong}
          aria-describedby={wrong ? "link-wrong" : undefined}
          onChange={(event) => setAddress(event.target.value)}
        />
        {wrong && (
          <p className="field-error" id="link-wrong" role="alert">
            A link leads to http, https or mailto. Write the whole address.
          </p>
        )}
        <div className="form-foot">
          <button type="submit" className="btn pri">
            Set the link
          </button>
          {present !== "" && (
            <button type="button" className="btn quiet" onClick={() => onSet("")}>
              Take the link away
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
