import { canonicalJson, genesisHash } from "@/core/events.ts";
import type { Actor } from "@/core/people.ts";
import { noticesUpTo, type Correction, type Publication, type PublicationState } from "@/core/publications.ts";
import { buildReport, type Report } from "@/core/reports.ts";
import type { Blob } from "@/core/snapshots.ts";
import { getBlob } from "@/db/blobs.ts";
import { atOneMoment } from "@/db/client.ts";
import { sha256 } from "@/db/commit.ts";
import { listEvents } from "@/db/events.ts";
import { publicAddress } from "./env.ts";
import { getNewsroom } from "./newsroom.ts";
import { loadRecordForReport } from "./records.ts";
import { readReviewPolicy } from "./review-policy.ts";

/** The public copy of an article as it is now, and the newest event of the log at that moment. */
export async function publicReport(
  actor: Actor,
  articleId: string,
): Promise<{ report: Report; chain: PublicationState["chain"] }> {
  return atOneMoment(async () => {
    const record = await loadRecordForReport(actor, articleId);
    const [head] = await listEvents({ circle: "legal", order: "newest", limit: 1 });
    const chain = { seq: head?.seq ?? 0, hash: head?.hash ?? genesisHash };
    return { report: buildReport(record, "public", await readReviewPolicy()), chain };
  });
}

interface Frozen {
  report: Report;
  chain: PublicationState["chain"];
  at: string;
  earlier: readonly Publication[];
  correction: Correction | null;
}

/** The next state of an article as the bytes that are kept, and its number. */
export async function freeze({
  report,
  chain,
  at,
  earlier,
  correction,
}: Frozen): Promise<{ blob: Blob; number: number }> {
  const number = (earlier.at(-1)?.number ?? 0) + 1;
  const { name } = await getNewsroom();
  const state: PublicationState = {
    format: "claimcheck-publication",
    version: 1,
    number,
    publishedAt: at,
    firstPublishedAt: earlier[0]?.createdAt ?? at,
    publisher: { name, url: publicAddress() },
    chain,
    corrections: [...(correction ? [{ ...correction, number, at }] : []), ...noticesUpTo(earlier)],
    report,
  };
  const bytes = new TextEncoder().encode(canonicalJson(state));
  return { blob: { sha256: sha256(bytes), size: bytes.length, bytes }, number };
}

/** The state of a publication, from its own bytes. */
export async function loadState({ stateSha256 }: Pick<Publication, "stateSha256">): Promise<PublicationState> {
  const blob = await getBlob(stateSha256);
  if (!blob) throw new Error(`the state ${stateSha256} of a publication is gone`);
  return JSON.parse(new TextDecoder().decode(blob.bytes)) as PublicationState;
}
