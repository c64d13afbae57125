"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { Field } from "../ui/field.tsx";

/** Whether pages may be fetched in this newsroom, and whether this person may allow it. */
export interface Fetching {
  allowed: boolean;
  mayAllow: boolean;
}

/** What is said of the field: while fetching is on, what to do instead while it is off, and what its button does. */
interface Words {
  on: string;
  off: string;
  button: string;
}

const ofArticle: Words = {
  on: "The server fetches this one page, keeps its bytes and reads the article in it. Nothing in it is run.",
  off: "Open the page in your browser, select all of it, copy it and paste it below: its formatting and this address are kept. Or save the page as a file and choose that.",
  button: "Fetch the page",
};

function WithoutFetching({ mayAllow, instead }: Fetching & { instead: string }) {
  return (
    <>
      Fetching is switched off in this newsroom. {instead}{" "}
      {mayAllow ? (
        <Link href="/settings/newsroom">Allow fetching in Settings</Link>
      ) : (
        "An administrator can allow it in Settings, Newsroom."
      )}
    </>
  );
}

/** The address of a page, an article's if nothing else is said, which the server fetches where an administrator allows it. Enter fetches. */
export function AddressField({
  url,
  onUrl,
  words = ofArticle,
  problem,
  fetching,
  progress,
  said,
  busy,
}: {
  url: string;
  onUrl: (url: string) => void;
  words?: Words;
  problem: string | undefined;
  fetching: Fetching;
  /** That the page is being fetched, and how to stop it. */
  progress: ReactNode;
  /** What came of it, in words. */
  said: string;
  busy: boolean;
}) {
  const hint = said !== "" ? said : fetching.allowed ? words.on : <WithoutFetching {...fetching} instead={words.off} />;
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
        value={url}
        onChange={({ target }) => onUrl(target.value)}
      />
      {fetching.allowed && (
        <button type="submit" name="way" value="url" className="btn tall" aria-disabled={busy}>
          {words.button}
        </button>
      )}
      {progress}
    </div>
  );
}
