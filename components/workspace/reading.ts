import type { Revision } from "@/core/articles.ts";
import type { CommentView } from "@/core/comments.ts";
import type { ClaimView } from "@/core/claims.ts";
import type { Contact } from "@/core/contacts.ts";
import type { Coverage, SentenceState } from "@/core/coverage.ts";
import type { CoverageHistory } from "@/core/coverage-shares.ts";
import type { EvidenceView } from "@/core/evidence.ts";
import type { Note } from "@/core/notes.ts";
import type { Draft, Opinion } from "@/core/opinions.ts";
import { send, sendForAll } from "./api.ts";
import { putClaim, type ClaimReview, type Ground } from "./ground.ts";
import { placedHere } from "./talk-overlay.ts";
import { overlaid } from "./overlay.ts";

/** The sentences accounted for by hand, as coverage tells them. */
export function handMarks(coverage: Coverage): Ground["marks"] {
  const byHand = new Set<string>(["opinion", "on-author", "not-checkable"] satisfies SentenceState[]);
  return coverage.sentences
    .filter(({ state }) => byHand.has(state))
    .map(({ start, end, state }) => ({ start, end, state: state as SentenceState }));
}

/** Reads from the server into the ground. What cannot be read now is left as it is: the next reading brings it. */
export function makeReader(articleId: string, ground: { get: () => Ground; put: (next: Ground) => void }) {
  /** What a claim's card shows: draft, evidence, opinions, contacts, notes. */
  async function openClaim(claimId: string): Promise<void> {
    const version = () => ground.get().claims.get(claimId)?.version;
    const before = version();
    const path = `/claims/${claimId}`;
    const [draft, review, ...lists] = await Promise.all([
      send({ method: "GET", path: `${path}/draft` }),
      readReview(path),
      send({ method: "GET", path: `${path}/evidence` }),
      send({ method: "GET", path: `${path}/opinions` }),
      send({ method: "GET", path: `${path}/contacts` }),
      send({ method: "GET", path: `${path}/notes` }),
    ]);
    const read = lists.flatMap((list) => (list.outcome === "ok" ? [(list.value as { items: unknown }).items] : []));
    if (draft.outcome !== "ok" || review === null || read.length < lists.length) return;
    // what may be decided belongs to a version: an answer from before a move must not take the newer one's place
    if (version() !== before) return openClaim(claimId);
    const [evidence, opinions, contacts, notes] = read;
    const now = ground.get();
    ground.put({
      ...now,
      drafts: new Map(now.drafts).set(claimId, newest(now.drafts.get(claimId), (draft.value as DraftAnswer).draft)),
      evidence: new Map(now.evidence).set(claimId, evidence as EvidenceView[]),
      opinions: new Map(now.opinions).set(claimId, opinions as Opinion[]),
      contacts: new Map(now.contacts).set(claimId, contacts as Contact[]),
      notes: new Map(now.notes).set(claimId, notes as Note[]),
      reviews: new Map(now.reviews).set(claimId, {
        ...review,
        draft: newest(now.reviews.get(claimId)?.draft, review.draft),
      }),
    });
  }

  /** Reads these claims anew; one that is gone leaves the page. Answers with those that could not be read now. */
  async function refreshClaims(claimIds: readonly string[]): Promise<string[]> {
    const unread: string[] = [];
    for (const claimId of claimIds) {
      const result = await send({ method: "GET", path: `/claims/${claimId}` });
      if (result.outcome !== "ok" && result.outcome !== "refused") unread.push(claimId);
      if (result.outcome === "ok") ground.put(putClaim(ground.get(), result.value as ClaimView));
      if (result.outcome === "refused") ground.put(overlaid(ground.get(), { kind: "delete-claim", claimId }));
      if (result.outcome === "ok" && ground.get().evidence.has(claimId)) await openClaim(claimId);
    }
    return unread;
  }

  /** Reads the text, its sentences and all claims; false when they could not be read. */
  async function readAll(): Promise<boolean> {
    const [article, coverage, claims, talk] = await Promise.all([
      send({ method: "GET", path: `/articles/${articleId}` }),
      send({ method: "GET", path: `/articles/${articleId}/coverage` }),
      sendForAll<ClaimView>(`/articles/${articleId}/claims`),
      send({ method: "GET", path: `/articles/${articleId}/comments` }),
    ]);
    if (article.outcome !== "ok" || coverage.outcome !== "ok" || talk.outcome !== "ok" || !("items" in claims))
      return false;
    const { revision } = article.value as { revision: Revision };
    // another version came between the answers: their places would not be of one text
    if (claims.items.some(({ target }) => target.revision > revision.number)) return readAll();
    const { sentences } = coverage.value as Coverage;
    ground.put({
      ...ground.get(),
      revision: revision.number,
      newest: revision.number,
      text: revision.text,
      document: revision.document,
      sentences: sentences.map(({ start, end, block }) => ({ start, end, block })),
      marks: handMarks(coverage.value as Coverage),
      shares: (coverage.value as CoverageHistory).byRevision,
      comments: (talk.value as { items: CommentView[] }).items,
      claims: new Map(claims.items.map((claim) => [claim.id, claim])),
    });
    return true;
  }

  /** Another version came: the page stays at its own until somebody goes there. */
  function noteVersion(number: number): void {
    const now = ground.get();
    if (number > now.newest) ground.put({ ...now, newest: number });
  }

  /** Reads the sentences accounted for by hand; false when they could not be read. */
  async function readMarks(): Promise<boolean> {
    const { newest, revision } = ground.get();
    // they are of the newest version: read with it
    if (newest > revision) return true;
    const result = await send({ method: "GET", path: `/articles/${articleId}/coverage` });
    if (result.outcome === "ok") ground.put({ ...ground.get(), marks: handMarks(result.value as Coverage) });
    return result.outcome === "ok";
  }

  /** Reads all that is said; false when it could not be read. */
  async function readTalk(): Promise<boolean> {
    const before = ground.get().comments;
    const result = await send({ method: "GET", path: `/articles/${articleId}/comments` });
    if (result.outcome !== "ok") return false;
    // something was said meanwhile: an answer from before must not take its place
    if (ground.get().comments !== before) return readTalk();
    const now = ground.get();
    ground.put({ ...now, comments: placedHere(now, (result.value as { items: CommentView[] }).items) });
    return true;
  }

  return { openClaim, refreshClaims, readAll, readMarks, readTalk, noteVersion };
}

/** What is known of a claim's review; null when it cannot be read now. */
async function readReview(path: string): Promise<ClaimReview | null> {
  const [moves, given, draft] = await Promise.all([
    send({ method: "GET", path: `${path}/moves` }),
    send({ method: "GET", path: `${path}/second-opinions` }),
    send({ method: "GET", path: `${path}/second-draft` }),
  ]);
  if (moves.outcome !== "ok" || given.outcome !== "ok" || draft.outcome !== "ok") return null;
  return {
    ...(moves.value as Pick<ClaimReview, "moves" | "decisions">),
    given: (given.value as { items: ClaimReview["given"] }).items,
    draft: (draft.value as Pick<ClaimReview, "draft">).draft,
  };
}

interface DraftAnswer {
  draft: Draft | null;
}

/** The newer of two states of one draft: an answer that comes late never takes a newer one's place. */
function newest<T extends { version: number }>(known: T | null | undefined, read: T | null): T | null {
  return known && read && known.version > read.version ? known : read;
}
