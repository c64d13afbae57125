"use client";
import dynamic from "next/dynamic";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Load, QueueItem } from "@/core/review-queue.ts";
import { GoKeys } from "../ui/go-keys.tsx";
import { TopBar } from "../ui/top-bar.tsx";
import { WorkspaceProvider, type Around } from "../workspace/context.tsx";
import { SaveState } from "../workspace/save-state.tsx";
import type { WorkspaceSetting } from "../workspace/store.ts";
import { Queue } from "./queue.tsx";
import "../claim/claim.css";
import "./review.css";

const ReviewFrame = dynamic(async () => (await import("./review-frame.tsx")).ReviewFrame, { ssr: false });

interface ReviewPageProps {
  review: { items: readonly QueueItem[]; loads: readonly Load[] };
  /** The names of people by their ids. */
  names: Readonly<Record<string, string>>;
  /** The claim that is looked at, with what its article's workspace needs; null when nothing waits. */
  claimId: string | null;
  around: Around | null;
  setting: WorkspaceSetting | null;
  menu: ReactNode;
  signIn: ReactNode;
}

/** What waits for this person: the queue at the left, one claim with its passages and verdicts beside it. */
export function ReviewPage({ review, names, claimId, around, setting, menu, signIn }: ReviewPageProps) {
  const { items, loads } = review;
  const bar = (saved?: ReactNode) => (
    <TopBar
      crumbs={[{ label: "Desk", href: "/" }, { label: "Review" }]}
      saved={saved}
      menu={menu}
      skipTo={{ id: "review", label: "To the claim" }}
    />
  );
  const queue = (
    <Queue
      items={items}
      loads={loads}
      names={names}
      claimId={claimId}
      mayDecide={around?.may["claim.decide"] ?? false}
    />
  );
  if (claimId === null || !around || !setting) {
    return (
      <div className="app review">
        {bar()}
        <div className="rev">
          {queue}
          <main className="rev-none" id="review" tabIndex={-1}>
            <h1>Nothing waits for you.</h1>
            <p className="mid">
              <Link href="/">To the desk</Link>
            </p>
          </main>
        </div>
        <GoKeys />
      </div>
    );
  }
  return (
    <WorkspaceProvider key={`${setting.articleId} ${setting.personId}`} setting={setting} {...around}>
      <div className="app review">
        {bar(<SaveState />)}
        <div className="rev">
          {queue}
          <ReviewFrame key={claimId} claimId={claimId} items={items} signIn={signIn} />
        </div>
      </div>
    </WorkspaceProvider>
  );
}
