"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Form, type FormAction } from "../ui/form.tsx";
import { Glyph } from "../ui/glyph.tsx";

/** Allows or forbids, for the whole newsroom, that pages of sources are fetched. It is saved as it is switched. */
export function CaptureSwitch({
  action,
  ...made
}: {
  action: FormAction<{ captureAllowed: boolean; version: number }>;
  allowed: boolean;
  version: number;
}) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const [answered, setAnswered] = useState(made);
  // the answer is here before the page is read anew
  const { allowed, version } = answered.version > made.version ? answered : made;
  return (
    <Form
      action={action}
      label="Fetch pages of sources"
      done={({ captureAllowed, version: number }) => {
        setAnswered({ allowed: captureAllowed, version: number });
        setSaved(true);
        router.refresh();
      }}
    >
      {({ sending }) => (
        <>
          <label className="choice">
            <input
              type="checkbox"
              role="switch"
              aria-checked={sending ? !allowed : allowed}
              checked={sending ? !allowed : allowed}
              onChange={({ currentTarget }) => {
                setSaved(false);
                currentTarget.form?.requestSubmit();
              }}
            />
            <span>
              Fetch pages of sources
              <small>
                Claimcheck asks the server of a source, or of an article brought in by its address, for the page, and
                keeps what it answers. That server sees the newsroom’s address and the time, and may conclude who is
                looking into what. One page is fetched each time somebody asks for it, never by itself. Pages on this
                machine and in your own network are not fetched, unless this server’s settings name them. While this is
                off, people paste text or upload files.
              </small>
            </span>
          </label>
          <input type="hidden" name="captureAllowed" value={String(!allowed)} readOnly />
          <input type="hidden" name="version" value={version} readOnly />
          <output className="said">
            {saved && !sending && (
              <>
                <Glyph name="check" />
                Saved
              </>
            )}
          </output>
        </>
      )}
    </Form>
  );
}
