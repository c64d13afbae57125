import Link from "next/link";
import { Wordmark } from "../ui/wordmark.tsx";

/** Said where a one-time link leads nowhere any more, with the way out. */
export function DeadLink({ title, children }: { title: string; children: string }) {
  return (
    <main className="solo-one">
      <section>
        <Wordmark />
        <h1>{title}</h1>
        <p className="mid">{children}</p>
        <p className="form-foot">
          <Link className="btn tall" href="/sign-in">
            To the sign-in page
          </Link>
        </p>
      </section>
    </main>
  );
}
