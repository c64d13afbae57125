"use client";
import { useRouter } from "next/navigation";
import { startTransition, useEffect } from "react";
import { Wordmark } from "@/components/ui/wordmark.tsx";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  useEffect(() => {
    document.querySelector<HTMLElement>("h1")?.focus();
  }, []);
  return (
    <main className="failed">
      <Wordmark href="/" />
      <h1 tabIndex={-1}>This page could not be shown</h1>
      <p>
        Claimcheck made a mistake while it put the page together. Nothing of yours was changed.
        {error.digest && (
          <>
            {" "}
            If it happens again, give your administrator this number: <span className="proof">{error.digest}</span>
          </>
        )}
      </p>
      <p className="row">
        <button
          type="button"
          className="btn pri"
          onClick={() =>
            startTransition(() => {
              router.refresh();
              reset();
            })
          }
        >
          Try again
        </button>
        {/* oxlint-disable-next-line next/no-html-link-for-pages -- a full load: from the desk to the desk a Link would leave this page standing */}
        <a className="btn" href="/">
          To the desk
        </a>
      </p>
    </main>
  );
}
