"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { queueGroups, type Load, type QueueItem } from "@/core/review-queue.ts";
import { Glyph } from "../ui/glyph.tsx";
import { momentInWords } from "../ui/moments.ts";
import { whyNotRead } from "../snapshot/shelf.ts";
import { send } from "../workspace/api.ts";

interface QueueProps {
  items: readonly QueueItem[];
  loads: readonly Load[];
  names: Readonly<Record<string, string>>;
  claimId: string | null;
  mayDecide: boolean;
}

/** What waits for this person by why it does, and how much everybody has to do. */
export function Queue({ items, loads, names, claimId, mayDecide }: QueueProps) {
  const groups = queueGroups
    .map((group) => ({ ...group, rows: items.filter((item) => item.group === group.id) }))
    .filter(({ rows }) => rows.length > 0);
  const agreed = items.filter(({ group, claim }) => group === "decide" && claim.status === "agreed");
  return (
    <aside className="queue scroll" aria-label="Queue">
      {groups.map(({ id, label, rows }) => (
        <section key={id} aria-labelledby={`queue-${id}`}>
          <h2 id={`queue-${id}`}>
            {label} <span className="dim num">{rows.length}</span>
          </h2>
          {rows.map((item) => (
            <QueueLink key={item.claim.id} item={item} here={item.claim.id === claimId} />
          ))}
        </section>
      ))}
      {items.length === 0 && <p className="dim queue-none">The queue is empty.</p>}
      {mayDecide && agreed.length > 0 && <ApproveAgreed agreed={agreed} />}
      {loads.length > 0 && (
        <section aria-labelledby="queue-loads">
          <h2 id="queue-loads">Who has how much</h2>
          <ul className="loads">
            {loads.map(({ personId, assigned, toRead }) => (
              <li key={personId}>
                <span>{names[personId] ?? "Somebody who is not here"}</span>
                <span className="dim num">
                  {assigned} in work, {toRead} to read
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="queue-none">
        <Link href="/agreement">How readers agree</Link>
      </p>
    </aside>
  );
}

function QueueLink({ item, here }: { item: QueueItem; here: boolean }) {
  const { claim, articleTitle, dueAt, disagreement } = item;
  return (
    <Link className="qi" href={`/review?claim=${claim.id}`} aria-current={here ? "true" : undefined}>
      <span className="n">{claim.number}</span>
      <span className="w" dir="auto">
        {claim.statement || claim.target.exact}
      </span>
      <span className="x">
        {disagreement && (
          <span className="differs">
            <Glyph name="two" />
            They differ
          </span>
        )}
        {claim.stale && (
          <span className="changed">
            <Glyph name="stale" />
            Words changed
          </span>
        )}
        {dueAt !== null && <span className="nowrap">Due {momentInWords(Date.parse(dueAt))}</span>}
        <span dir="auto">{articleTitle}</span>
      </span>
    </Link>
  );
}

/** Approves all claims that both readers agree on, article by article: of one article all, or none and why. */
function ApproveAgreed({ agreed }: { agreed: readonly QueueItem[] }) {
  const router = useRouter();
  const [problem, setProblem] = useState("");
  const [sending, setSending] = useState(false);
  const approve = async () => {
    setSending(true);
    const wrong: string[] = [];
    for (const articleId of new Set(agreed.map(({ claim }) => claim.articleId))) {
      const claimIds = agreed.filter(({ claim }) => claim.articleId === articleId).map(({ claim }) => claim.id);
      const result = await send({ method: "POST", path: `/articles/${articleId}/approvals`, body: { claimIds } });
      if (result.outcome !== "ok") wrong.push(whyNotRead(result));
    }
    setSending(false);
    setProblem(wrong.join(" "));
    router.refresh();
  };
  return (
    <div className="queue-all">
      <button type="button" className="btn" aria-disabled={sending} onClick={() => !sending && void approve()}>
        {sending
          ? "Approving…"
          : agreed.length === 1
            ? "Approve 1 agreed claim"
            : `Approve ${agreed.length} agreed claims`}
      </button>
      {problem !== "" && (
        <p className="hint wrong" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
