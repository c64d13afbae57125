"use client";
import { useRef, useState } from "react";
import { longestAlt } from "@/core/pictures.ts";
import { Dialog } from "../ui/dialog.tsx";

/** What the chosen picture shows, in words: all that a reader of the text has of it. */
export function PictureSheet({
  present,
  onSet,
  onClose,
}: {
  present: string;
  /** "" leaves the picture without a description. */
  onSet: (alt: string) => void;
  onClose: () => void;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [alt, setAlt] = useState(present);
  return (
    <Dialog title="Picture" open onOpenChange={onClose} focus={field}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSet(alt);
        }}
      >
        <label className="lbl" htmlFor="picture-alt">
          What it shows
        </label>
        <textarea
          className="field"
          id="picture-alt"
          ref={field}
          rows={3}
          dir="auto"
          value={alt}
          maxLength={longestAlt}
          aria-describedby="picture-hint"
          onChange={(event) => setAlt(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onSet(alt);
          }}
        />
        <p className="hint" id="picture-hint">
          It stands in the picture’s place, here and in the report. No claim can be marked in it.
        </p>
        <div className="form-foot">
          <button type="submit" className="btn pri">
            Set the description
          </button>
        </div>
      </form>
    </Dialog>
  );
}
