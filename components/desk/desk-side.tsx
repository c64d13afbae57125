import Link from "next/link";
import { ReviewCount } from "../review/review-count.tsx";
import { deskViews, type DeskView } from "@/core/desk.ts";

/** The views of the desk, each with how many articles it holds. */
export function DeskSide({ counts, view }: { counts: Readonly<Record<DeskView, number>>; view: DeskView }) {
  return (
    <nav className="side scroll" aria-label="Views">
      <h2>Views</h2>
      {deskViews.map(({ id, label }) => (
        <Link key={id} href={id === "in-work" ? "/" : `/?view=${id}`} aria-current={id === view ? "page" : undefined}>
          <span>{label}</span>
          <span>{counts[id].toLocaleString("en")}</span>
        </Link>
      ))}
      <h2>Review</h2>
      <Link href="/review" aria-keyshortcuts="G R">
        <span>Waits for you</span>
        <ReviewCount />
      </Link>
      <h2>Library</h2>
      <Link href="/sources" aria-keyshortcuts="G S">
        <span>Sources</span>
        <kbd aria-hidden="true">G S</kbd>
      </Link>
    </nav>
  );
}
