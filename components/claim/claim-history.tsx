"use client";
import { useEffect, useState } from "react";
import { momentInWords } from "../ui/moments.ts";
import { send } from "../workspace/api.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import type { ClaimView } from "@/core/claims.ts";
import type { Event } from "@/core/events.ts";
import { evidenceLabel } from "@/core/evidence.ts";
import { ChangedField } from "./history-line.tsx";
import { actInWords, linesOf, type Names } from "./history-words.ts";
import { claimPlaces } from "./places.ts";

type Read = { events: readonly Event[]; whole: boolean };

/** Reads the whole history of a claim, oldest first; null without a line. */
export async function readHistory(claimId: string): Promise<Read | null> {
  const events: Event[] = [];
  for (let after = "0"; ;) {
    const result = await send({ method: "GET", path: `/claims/${claimId}/history?after=${after}&limit=500` });
    if (result.outcome !== "ok") return events.length > 0 ? { events, whole: false } : null;
    const { items, next } = result.value as { items: Event[]; next: string };
    events.push(...items);
    if (items.length < 500) return { events, whole: true };
    after = next;
  }
}

/** Names of people and evidence as the page knows them. */
export function useNames(claimId: string): Names {
  const { people, me } = useWorkspace();
  const rows = useShown((state) => state.evidence.get(claimId));
  const contacts = useShown((state) => state.contacts.get(claimId));
  return {
    contact: (id) => contacts?.find((each) => each.id === id)?.whom ?? "somebody",
    person: (id) => (id === me.id ? "You" : (people.find((each) => each.id === id)?.name ?? "Somebody")),
    evidence: (id) => {
      const row = rows?.find((each) => each.id === id);
      return row ? evidenceLabel(row) : "evidence taken away";
    },
  };
}

/** What happened to a claim, newest first: who, when, and each text before and after. Folded; read when it is opened. */
export function ClaimHistory({ claim }: { claim: ClaimView }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="sec fold" id={claimPlaces.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>History</h3> <span className="dim">none of it can be removed</span>
      </summary>
      {open && <Events claim={claim} />}
    </details>
  );
}

function Events({ claim }: { claim: ClaimView }) {
  const savedAt = useShown((state) => state.outbox.savedAt);
  const names = useNames(claim.id);
  const [read, setRead] = useState<Read | "none" | undefined>();
  useEffect(() => {
    let stale = false;
    void readHistory(claim.id).then((answer) => {
      if (!stale) setRead((before) => answer ?? before ?? "none");
    });
    return () => {
      stale = true;
    };
  }, [claim.id, claim.version, savedAt]);
  if (read === undefined) return <p className="hint slow">Loading the history…</p>;
  if (read === "none") return <p className="hint">The history cannot be read without a line to the server.</p>;
  return (
    <ol className="history">
      {!read.whole && <li className="hint">Later entries could not be read.</li>}
      {read.events.toReversed().map((event) => (
        <li key={event.id}>
          <span className="num dim">{momentInWords(Date.parse(event.at))}</span>{" "}
          {event.actorId === null ? "Claimcheck" : names.person(event.actorId)} {actInWords(event, names)}
          {linesOf(event).map((line) => (
            <ChangedField key={line.field} line={line} names={names} />
          ))}
        </li>
      ))}
    </ol>
  );
}
