import type { Revision } from "@/core/articles.ts";
import type { CommentView } from "@/core/comments.ts";
import type { ClaimView } from "@/core/claims.ts";
import type { Contact } from "@/core/contacts.ts";
import type { Coverage, SentenceState } from "@/core/coverage.ts";
import type { CoverageHistory, RevisionShare } from "@/core/coverage-shares.ts";
import type { EvidenceView } from "@/core/evidence.ts";
import type { Note } from "@/core/notes.ts";
import type { Draft, Opinion } from "@/core/opinions.ts";
import { send, sendForAll } from "./api.ts";
import { putClaim, putClaims, type ClaimReview, type Ground } from "./ground.ts";
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
  const readings = new Map<string, { again: boolean; done: Promise<boolean> }>();
  /** Cards that somebody wanted to see and that could not be read yet. */
  const wanted = new Set<string>();

  /**
   * Reads what a claim's card shows: draft, evidence, opinions, contacts, notes. Asked for while it is read: once more.
   * False when it could not be read now.
   */
  function openClaim(claimId: string): Promise<boolean> {
    const running = readings.get(claimId);
    if (running) {
      running.again = true;
      return running.done;
    }
    const reading = { again: true, done: Promise.resolve(false) };
    wanted.add(claimId);
    const rounds = async () => {
      let isRead = false;
      while (reading.again) {
        reading.again = false;
        const result = await readCard(claimId);
        isRead = result === "read";
        reading.again = result === "overrun" || reading.again;
      }
      readings.delete(claimId);
      if (isRead) wanted.delete(claimId);
      return isRead;
    };
    readings.set(claimId, reading);
    reading.done = rounds();
    return reading.done;
  }

  /** One round of reading. Overrun: something of it changed meanwhile, so that the answers are no state of the claim. */
  async function readCard(claimId: string): Promise<"read" | "overrun" | "unread"> {
    const before = ground.get();
    const path = `/claims/${claimId}`;
    const [draft, review, ...lists] = await Promise.all([
      send({ method: "GET", path: `${path}/draft` }),
      readReview(path),
      send({ method: "GET", path: `${path}/evidence` }),
      send({ method: "GET", path: `${path}/opinions` }),
      send({ method: "GET", path: `${path}/contacts` }),
      send({ method: "GET", path: `${path}/notes` }),
    ]);
    // nothing of it is for this person, or it is gone: asking again changes nothing
    if ([draft, ...lists].some(({ outcome }) => outcome === "refused")) return "read";
    const read = lists.flatMap((list) => (list.outcome === "ok" ? [(list.value as { items: unknown }).items] : []));
    if (draft.outcome !== "ok" || review === null || read.length < lists.length) return "unread";
    const now = ground.get();
    // an answer from before a move, or before a row was added, must not take the newer one's place
    const isOverrun =
      now.claims.get(claimId)?.version !== before.claims.get(claimId)?.version ||
      listed.some((part) => now[part].get(claimId) !== before[part].get(claimId));
    // who types in a claim whose card is not known yet need not wait until they rest
    const isKnown = now.drafts.has(claimId) || listed.some((part) => now[part].has(claimId));
    if (isOverrun && isKnown) return "overrun";
    const [evidence, opinions, contacts, notes] = read;
    const drafted = { before: before.drafts.get(claimId), now: now.drafts.get(claimId) };
    const own = { before: before.reviews.get(claimId)?.draft, now: now.reviews.get(claimId)?.draft };
    ground.put({
      ...now,
      drafts: new Map(now.drafts).set(claimId, newest(drafted, (draft.value as DraftAnswer).draft)),
      evidence: new Map(now.evidence).set(claimId, evidence as EvidenceView[]),
      opinions: new Map(now.opinions).set(claimId, opinions as Opinion[]),
      contacts: new Map(now.contacts).set(claimId, contacts as Contact[]),
      notes: new Map(now.notes).set(claimId, notes as Note[]),
      reviews: new Map(now.reviews).set(claimId, { ...review, draft: newest(own, review.draft) }),
    });
    return isOverrun ? "overrun" : "read";
  }

  /** Reads these claims anew; one that is gone leaves the page. Answers with those that could not be read now. */
  async function refreshClaims(claimIds: readonly string[]): Promise<string[]> {
    if (claimIds.length < manyClaims) return refreshEach(claimIds);
    const before = ground.get().claims;
    const list = await sendForAll<ClaimView>(`/articles/${articleId}/claims`);
    if (!("items" in list)) return [...claimIds];
    const now = ground.get().claims;
    const isAsItWas = (id: string) => now.get(id) === before.get(id);
    const others = new Set(claimIds.filter(isAsItWas));
    const read = list.items.filter(({ id }) => others.delete(id));
    ground.put(putClaims(ground.get(), read));
    const unread: string[] = [];
    for (const { id } of read) if (!(await openAgain(id))) unread.push(id);
    // what is not in the list is most likely gone
    return [...unread, ...(await refreshEach([...others, ...claimIds.filter((id) => !isAsItWas(id))]))];
  }

  async function refreshEach(claimIds: readonly string[]): Promise<string[]> {
    const unread: string[] = [];
    for (const claimId of claimIds) {
      if (!(await refreshClaim(claimId)) || !(await openAgain(claimId))) unread.push(claimId);
    }
    return unread;
  }

  /** Reads a claim's card anew where it is known, or wanted. False when it could not be read now. */
  async function openAgain(claimId: string): Promise<boolean> {
    const { claims, evidence } = ground.get();
    return !claims.has(claimId) || !(evidence.has(claimId) || wanted.has(claimId)) || openClaim(claimId);
  }

  async function refreshClaim(claimId: string): Promise<boolean> {
    const before = ground.get().claims.get(claimId);
    const result = await send({ method: "GET", path: `/claims/${claimId}` });
    if (result.outcome !== "ok" && result.outcome !== "refused") return false;
    // it changed meanwhile, its verdict or count perhaps without a new version, or came back: that must not be undone
    if (ground.get().claims.get(claimId) !== before) return refreshClaim(claimId);
    if (result.outcome === "ok") ground.put(putClaim(ground.get(), result.value as ClaimView));
    else ground.put(overlaid(ground.get(), { kind: "delete-claim", claimId }));
    return true;
  }

  /** Reads the text, its sentences and all claims; false when they could not be read. */
  async function readAll(): Promise<boolean> {
    const before = ground.get();
    const [article, coverage, claims, talk] = await Promise.all([
      send({ method: "GET", path: `/articles/${articleId}` }),
      send({ method: "GET", path: `/articles/${articleId}/coverage` }),
      sendForAll<ClaimView>(`/articles/${articleId}/claims`),
      send({ method: "GET", path: `/articles/${articleId}/comments` }),
    ]);
    if (article.outcome !== "ok" || coverage.outcome !== "ok" || talk.outcome !== "ok" || !("items" in claims))
      return false;
    const { revision } = article.value as { revision: Revision };
    const { sentences, byRevision } = coverage.value as CoverageHistory;
    // another version came between the answers: their places would not be of one text
    const isOne = revisionOf(byRevision) === revision.number;
    if (!isOne || claims.items.some(({ target }) => target.revision > revision.number)) return readAll();
    const now = ground.get();
    // something was changed or told meanwhile: answers from before must not take its place
    if (readWhole.some((part) => now[part] !== before[part])) return readAll();
    ground.put({
      ...now,
      revision: revision.number,
      newest: Math.max(now.newest, revision.number),
      text: revision.text,
      document: revision.document,
      sentences: sentences.map(({ start, end, block }) => ({ start, end, block })),
      marks: handMarks(coverage.value as Coverage),
      shares: byRevision,
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
    const { newest, revision, marks } = ground.get();
    // they are of the newest version: read with it
    if (newest > revision) return true;
    const result = await send({ method: "GET", path: `/articles/${articleId}/coverage` });
    if (result.outcome !== "ok") return false;
    const now = ground.get();
    // a sentence was set, or the text shown, meanwhile: an answer from before must not take its place
    if (now.marks !== marks || now.revision !== revision) return readMarks();
    const coverage = result.value as CoverageHistory;
    if (revisionOf(coverage.byRevision) === revision) ground.put({ ...now, marks: handMarks(coverage) });
    return true;
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

/** From so many claims on the article's whole list is asked for: fewer requests than one for each. */
const manyClaims = 10;

/** The version that the answer about coverage is of. */
function revisionOf(shares: readonly RevisionShare[]): number | undefined {
  return shares.at(-1)?.revision;
}

interface DraftAnswer {
  draft: Draft | null;
}

/** What is read with the text. */
const readWhole = ["claims", "marks", "comments"] as const;

/** The lists of a claim's card that are read with it. */
const listed = ["evidence", "opinions", "contacts", "notes"] as const;

/**
 * The draft after it was read. One that changed while it was read (typing saves it again and again) gives way only to
 * a later state of itself: not to what was read before it was begun, nor before it was given or put aside.
 */
function newest<T extends { version: number }>(
  known: { before: T | null | undefined; now: T | null | undefined },
  read: T | null,
): T | null {
  if (known.now === undefined || known.now === known.before) return read;
  return known.now && read && read.version > known.now.version ? read : known.now;
}
