import Link from "next/link";
import { ReviewCount } from "../review/review-count.tsx";
import { deskViews, type DeskView } from "@/core/desk.ts";
import { WorkCount } from "./work-count.tsx";

/** The views of the desk, each with how many articles it holds, and who looks at it their own claims. `work`: how many. */
export function DeskSide({
  counts,
  view,
  work,
}: {
  counts: Readonly<Record<DeskView, number>>;
  view: DeskView | "work";
  work?: number;
}) {
  return (
    <nav className="side scroll" aria-label="Views">
      <h2>Views</h2>
      <Link href="/work" aria-current={view === "work" ? "page" : undefined} aria-keyshortcuts="G W">
        <span>My work</span>
        {work === undefined ? <WorkCount /> : <span>{work.toLocaleString("en")}</span>}
      </Link>
      {deskViews.map(({ id, label }) => (
        <Link key={id} href={id === "in-work" ? "/" : `/?view=${id}`} aria-current={id === view ? "page" : undefined}>
          <span>{label}</span>
          <span>{counts[id].toLocaleString("en")}</span>
        </Link>
      ))}
      <h2>Review</h2>
      <Link href="/review" aria-keyshortcuts="G R">
        <span>Waits for you</span>
        <kbd aria-hidden="true">G R</kbd>
        <ReviewCount />
      </Link>
      <h2>Library</h2>
      <Link href="/sources" aria-keyshortcuts="G S">
        <span>Sources</span>
        <kbd aria-hidden="true">G S</kbd>
      </Link>
      <h2>Tools</h2>
      <Link href="/claimreview-check">
        <span>ClaimReview check</span>
      </Link>
    </nav>
  );
}
