import { createHash } from "node:crypto";
import { mayRead, type Audience } from "@/core/audiences.ts";
import type { Visibility } from "@/core/evidence.ts";
import { sampleRecord } from "@/core/record.fixture.ts";
import type { ArticleRecord } from "@/core/record.ts";

/** For tests: the sample's record. */
export const sample = sampleRecord({
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  base64: (text) => Buffer.from(text).toString("base64"),
});

/** The circles of the sample's things, one after the other, and which of them `audience` may know of. */
function withCircles(circles: readonly Visibility[], audience: Audience) {
  let n = 0;
  const next = (): Visibility => circles[n++ % circles.length] ?? "legal";
  const sources = sample.sources.map((row) => ({ ...row, visibility: next() }));
  const circleOf = new Map(sources.map((row) => [row.id, row.visibility]));
  const evidence = sample.evidence.map((row) => ({ ...row, visibility: next() }));
  const contacts = sample.contacts.map((row) => ({ ...row, visibility: next() }));
  const notes = sample.notes.map((row) => ({ ...row, visibility: next() }));
  const gone = new Set(sample.claims.filter((row) => row.deletedAt).map((row) => row.id));
  const isRead = (row: { visibility: Visibility; sourceId: string }) =>
    mayRead(audience, row.visibility) && mayRead(audience, circleOf.get(row.sourceId) ?? "legal");
  const lives = (row: { claimId: string; deletedAt: string | null }) => !row.deletedAt && !gone.has(row.claimId);
  const shown = new Set(evidence.filter((row) => lives(row) && isRead(row)));
  const named = new Set([...shown].map((row) => row.sourceId));
  const isOpen = (id: string) => {
    const uses = evidence.filter((row) => row.sourceId === id);
    return mayRead(audience, circleOf.get(id) ?? "legal") && (uses.length === 0 || uses.some(isRead));
  };
  // whom a source has it from is named with it, as far as it is open itself
  const derivations = sample.derivations.filter((row) => !row.deletedAt && isOpen(row.originId));
  for (const id of named) for (const row of derivations) if (row.sourceId === id) named.add(row.originId);
  const cited = new Set([...shown].map((row) => row.sourceId));
  return { sources, evidence, contacts, notes, shown, named, cited, lives };
}

/** For tests: the sample with these visibilities, and a secret in every member that `audience` may not read. */
export function withSecrets(
  circles: readonly Visibility[],
  secret: (where: string) => string,
  audience: Audience,
): ArticleRecord {
  const { sources, evidence, contacts, notes, shown, named, cited, lives } = withCircles(circles, audience);
  const superseded = new Set(sample.opinions.map((row) => row.supersedes));
  const said = (id: string) => ({
    justification: secret(`justification ${id}`),
    proposedText: secret(`proposedText ${id}`),
    missing: secret(`missing ${id}`),
    wouldChange: secret(`wouldChange ${id}`),
  });
  const forDesk = audience !== "public";
  const isShown = new Set([...shown].map((row) => row.id));
  return {
    ...sample,
    article: {
      ...sample.article,
      note: secret("article.note"),
      assignee: forDesk ? sample.article.assignee : "nobody",
    },
    original: { ...sample.original, fileName: secret("original.fileName"), base64: secret("original.base64") },
    revisions: sample.revisions.map((row) => ({ ...row, note: secret("revision.note") })),
    claims: sample.claims.map((row) => ({
      ...row,
      note: forDesk ? row.note : secret(`claim.note ${row.number}`),
      assignee: forDesk ? row.assignee : "nobody",
      secondReader: forDesk ? row.secondReader : "nobody",
      ...(row.deletedAt && { statement: secret("deleted statement"), speaker: secret("deleted speaker") }),
    })),
    evidence: evidence.map((row) => ({
      ...row,
      note: forDesk && shown.has(row) ? row.note : secret(`evidence.note ${row.id}`),
      ...(!shown.has(row) && {
        passage: secret(`passage ${row.id}`),
        translation: secret(`translation ${row.id}`),
        language: secret(`language ${row.id}`),
        locator: secret(`locator ${row.id}`),
        dates: [{ role: "signed", date: secret(`date ${row.id}`) }],
        search: {
          query: secret(`query ${row.id}`),
          at: secret(`at ${row.id}`),
          expected: secret(`expected ${row.id}`),
        },
      }),
    })),
    sources: sources.map((row) => ({
      ...row,
      ...(!(forDesk && cited.has(row.id)) && {
        note: secret(`source.note ${row.id}`),
        interest: secret(`interest ${row.id}`),
        reliability: secret(`reliability ${row.id}`),
      }),
      ...(!named.has(row.id) && {
        title: secret(`title ${row.id}`),
        publisher: secret(`publisher ${row.id}`),
        author: secret(`author ${row.id}`),
        url: `https://${secret(`url ${row.id}`)}.example/`,
        publishedAt: secret(`publishedAt ${row.id}`),
        language: secret(`language ${row.id}`),
      }),
    })),
    derivations: sample.derivations.map((row) => ({
      ...row,
      note: forDesk && !row.deletedAt && cited.has(row.sourceId) ? row.note : secret(`derivation.note ${row.id}`),
    })),
    snapshots: sample.snapshots.map((row) => ({
      ...row,
      fileName: secret(`fileName ${row.id}`),
      reason: secret(`reason ${row.id}`),
      notes: [secret(`notes ${row.id}`)],
      url: `https://${secret(`snapshot.url ${row.id}`)}.example/`,
      // the desk's links name words around a passage
      text: forDesk && cited.has(row.sourceId) ? row.text : secret(`text ${row.id}`),
      ...(!cited.has(row.sourceId) && {
        archiveUrl: `https://${secret(`archiveUrl ${row.id}`)}.example/`,
        sha256: secret(`sha256 ${row.id}`),
        capturedAt: secret(`capturedAt ${row.id}`),
      }),
    })),
    blobs: sample.blobs.map((row) => ({ ...row, base64: secret("blob") })),
    problemFlags: sample.problemFlags.map((row) =>
      forDesk && isShown.has(row.evidenceId)
        ? row
        : { ...row, note: secret(`flag ${row.id}`), answer: secret("answer") },
    ),
    contacts: contacts.map((row) => {
      const isRead = lives(row) && mayRead(audience, row.visibility) && (forDesk || row.terms !== "off-record");
      return {
        ...row,
        ...(!(forDesk && isRead) && {
          questions: secret(`questions ${row.id}`),
          attachment: row.attachment && { ...row.attachment, fileName: secret("fileName"), sha256: secret("sha256") },
        }),
        ...(!(isRead && (forDesk || row.terms === "on-record")) && {
          whom: secret(`whom ${row.id}`),
          answer: secret(`answer ${row.id}`),
        }),
        ...(!isRead && { role: secret(`role ${row.id}`), contactedAt: secret(`contactedAt ${row.id}`) }),
      };
    }),
    notes: notes.map((row) =>
      lives(row) && mayRead(audience, row.visibility) ? row : { ...row, body: secret(`note ${row.id}`) },
    ),
    opinions: sample.opinions.map((row) => ({ ...row, ...(!forDesk && superseded.has(row.id) && said(row.id)) })),
    drafts: forDesk
      ? sample.drafts
      : sample.drafts.map((row) => ({ ...row, ...said(row.claimId), updatedBy: "nobody" })),
    people: [...sample.people, { id: "nobody", name: secret("person") }],
    history: sample.history.map((row) => ({ ...row, data: { before: secret("history") }, actorId: "nobody" })),
  };
}
