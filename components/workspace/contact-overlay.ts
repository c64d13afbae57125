import { statusShown } from "@/core/claim-labels.ts";

import { newContact, replyClock, type Contact } from "@/core/contacts.ts";
import type { Note } from "@/core/notes.ts";
import type { ProblemFlag } from "@/core/problem-flags.ts";
import type { Change } from "./changes.ts";
import { changedClaim, changedEvidence, withEntry, withRow, type Ground } from "./ground.ts";

/** The ground with these contacts on a claim; its reply clock and the state that goes by it follow. */
export function withContacts(ground: Ground, claimId: string, rows: readonly Contact[]): Ground {
  const next = { ...ground, contacts: withEntry(ground.contacts, claimId, rows) };
  const replies = replyClock(rows);
  return changedClaim(next, claimId, (claim) => {
    const stored = claim.status === "awaiting-reply" ? "researching" : claim.status;
    const status = statusShown(stored, { begun: rows.length > 0, awaiting: replies !== null });
    return { ...claim, replies, status };
  });
}

/** The ground with these notes on a claim. */
export function withNotes(ground: Ground, claimId: string, rows: readonly Note[]): Ground {
  return { ...ground, notes: withEntry(ground.notes, claimId, rows) };
}

/** The ground with a problem said of a piece of evidence. */
export function withProblem(ground: Ground, claimId: string, problem: ProblemFlag): Ground {
  return changedEvidence(ground, claimId, (rows) =>
    rows.map((row) => (row.id === problem.evidenceId ? { ...row, problems: withRow(row.problems, problem) } : row)),
  );
}

type ContactChange = Change & { kind: "add-contact" | "edit-contact" | "delete-contact" };

/** The ground after contacts were logged, edited or taken out. */
export function changedContacts(ground: Ground, change: ContactChange): Ground {
  const { claimId } = change;
  const rows = ground.contacts.get(claimId) ?? [];
  if (change.kind === "add-contact") {
    const { id, ...fields } = change.contact;
    const made = newContact(fields, { id, claimId, at: "", by: null });
    return withContacts(ground, claimId, withRow(rows, { ...made, version: 0 }));
  }
  const others = rows.filter(({ id }) => id !== change.contactId);
  if (change.kind === "delete-contact") return withContacts(ground, claimId, others);
  const edited = rows.map((row) => (row.id === change.contactId ? { ...row, ...change.fields } : row));
  return withContacts(ground, claimId, edited);
}

type NoteChange = Change & { kind: "add-note" | "edit-note" | "delete-note" };

/** The ground after notes were written, edited or taken away. */
export function changedNotes(ground: Ground, change: NoteChange): Ground {
  const { claimId } = change;
  const rows = ground.notes.get(claimId) ?? [];
  if (change.kind === "add-note") {
    const made = {
      claimId,
      version: 0,
      createdAt: "",
      createdBy: null,
      updatedAt: "",
      deletedAt: null,
      movedFrom: null,
    };
    return withNotes(ground, claimId, withRow(rows, { ...change.note, ...made }));
  }
  if (change.kind === "delete-note") {
    return withNotes(
      ground,
      claimId,
      rows.filter(({ id }) => id !== change.noteId),
    );
  }
  return withNotes(
    ground,
    claimId,
    rows.map((row) => (row.id === change.noteId ? { ...row, ...change.fields } : row)),
  );
}

/** The ground after somebody said what is wrong with a piece of evidence. */
export function flaggedProblem(
  ground: Ground,
  { claimId, evidenceId, problem }: Change & { kind: "flag-problem" },
): Ground {
  const unanswered = { state: "open", answer: "", answeredAt: null, answeredBy: null } as const;
  const made = { version: 0, createdAt: "", createdBy: null, updatedAt: "" };
  return withProblem(ground, claimId, { ...problem, evidenceId, ...unanswered, ...made });
}

/** The ground after a problem was answered, resolved or opened again. */
export function answeredProblem(ground: Ground, change: Change & { kind: "answer-problem" }): Ground {
  const { claimId, evidenceId, problemId, settled } = change;
  const row = ground.evidence.get(claimId)?.find(({ id }) => id === evidenceId);
  const problem = row?.problems.find(({ id }) => id === problemId);
  return problem ? withProblem(ground, claimId, { ...problem, ...settled }) : ground;
}
