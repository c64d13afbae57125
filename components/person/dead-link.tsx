import Link from "next/link";
import { Wordmark } from "../ui/wordmark.tsx";

/** Said where a link leads nowhere (any more), with the way out. */
export function DeadLink({
  title,
  way = { href: "/sign-in", label: "To the sign-in page" },
  children,
}: {
  title: string;
  way?: { href: string; label: string };
  children: string;
}) {
  return (
    <main className="solo-one">
      <section>
        <Wordmark />
        <h1>{title}</h1>
        <p className="mid">{children}</p>
        <p className="form-foot">
          <Link className="btn tall" href={way.href}>
            {way.label}
          </Link>
        </p>
      </section>
    </main>
  );
}
