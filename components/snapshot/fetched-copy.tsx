"use client";
import { useId } from "react";
import { isPartialDate } from "../claim/date-field.tsx";
import { DateInput } from "../claim/date-input.tsx";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { safeHref } from "@/core/links.ts";
import { keepCopy } from "./keep-copy.ts";
import { Send, type WayProps } from "./keep-way.tsx";

/** The page itself, fetched by the server; or why that cannot be, with the other ways. */
export function CaptureCopy({ sourceId, keeping, address }: WayProps & { address: string | undefined }) {
  const { captureAllowed } = useWorkspace();
  const line = useShown((state) => state.outbox.line);
  const lacking = !captureAllowed
    ? "An administrator can allow capture in Settings. Until then, upload the page or paste its text."
    : address === undefined
      ? "This source has no address. Upload a file or paste its text."
      : line === "offline"
        ? "You are offline: capture needs the line."
        : "";
  return (
    <form
      className="way"
      onSubmit={(event) => {
        event.preventDefault();
        void keeping.run("capture", (signal) => keepCopy(sourceId, { capture: true }, signal));
      }}
    >
      {address && <p className="way-address">{address}</p>}
      <p className="hint">The server fetches the page, keeps its bytes and reads its words. Nothing in it is run.</p>
      <Send keeping={keeping} lacking={lacking}>
        Capture the page now
      </Send>
    </form>
  );
}

/** The address of a copy that an outside archive keeps, checked against the source's. */
export function ArchivedCopy({ sourceId, keeping, form, address }: WayProps & { address: string | undefined }) {
  const id = useId();
  const { draft, change } = form;
  const lacking =
    safeHref(draft.archiveUrl) === undefined
      ? "Give the address of the copy, beginning with https://."
      : isPartialDate(draft.archivedAt.trim())
        ? ""
        : "Write the date as 2020, 2020-11 or 2020-11-19.";
  const keep = async () => {
    const at = draft.archivedAt.trim();
    const body = { archiveUrl: draft.archiveUrl.trim(), ...(at && { at }) };
    const done = await keeping.run("archive", (signal) => keepCopy(sourceId, body, signal));
    if ("copy" in done) change({ archiveUrl: "", archivedAt: "" });
  };
  return (
    <form
      className="way"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <label className="lbl" htmlFor={id}>
        Address of the copy
      </label>
      <input
        id={id}
        className="field"
        placeholder="https://web.archive.org/web/20201218120000/https://…"
        autoComplete="off"
        spellCheck={false}
        value={draft.archiveUrl}
        onChange={(event) => change({ archiveUrl: event.target.value })}
      />
      <p className="hint">
        Wayback Machine, perma.cc or archive.today.{address ? " It is checked against the source’s address." : ""}
      </p>
      <DateInput
        label="Kept there when"
        value={draft.archivedAt}
        onType={(archivedAt) => change({ archivedAt })}
        hint="Left out when its address says so"
      />
      <Send keeping={keeping} lacking={lacking}>
        Note this copy
      </Send>
    </form>
  );
}
