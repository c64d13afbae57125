"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { Field } from "../ui/field.tsx";
import type { ImportDraft } from "./import-draft.ts";

/** Whether pages may be fetched in this newsroom, and whether this person may allow it. */
export interface Fetching {
  allowed: boolean;
  mayAllow: boolean;
}

function WithoutFetching({ mayAllow }: Fetching) {
  return (
    <>
      Fetching is switched off in this newsroom. Open the page in your browser, select all of it, copy it and paste it
      below: its formatting and this address are kept. Or save the page as a file and choose that.{" "}
      {mayAllow ? (
        <Link href="/settings/newsroom">Allow fetching in Settings</Link>
      ) : (
        "An administrator can allow it in Settings, Newsroom."
      )}
    </>
  );
}

/** The address of an article's page, which the server fetches where an administrator allows it. Enter fetches. */
export function AddressField({
  draft,
  change,
  problem,
  fetching,
  progress,
  said,
  busy,
}: {
  draft: ImportDraft;
  change: (changes: Partial<ImportDraft>) => void;
  problem: string | undefined;
  fetching: Fetching;
  /** That the page is being fetched, and how to stop it. */
  progress: ReactNode;
  /** What came of it, in words. */
  said: string;
  busy: boolean;
}) {
  const hint =
    said !== "" ? (
      said
    ) : fetching.allowed ? (
      "The server fetches this one page, keeps its bytes and reads the article in it. Nothing in it is run."
    ) : (
      <WithoutFetching {...fetching} />
    );
  return (
    <div className={fetching.allowed ? "bring-address with-fetch" : "bring-address"}>
      <Field
        label="Web address"
        name="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://"
        {...(!progress && { hint })}
        problem={problem}
        readOnly={busy}
        value={draft.url}
        onChange={({ target }) => change({ url: target.value })}
      />
      {fetching.allowed && (
        <button type="submit" name="way" value="url" className="btn tall" aria-disabled={busy}>
          Fetch the page
        </button>
      )}
      {progress}
    </div>
  );
}
