"use client";
import { useEffect, useState } from "react";
import { ClaimOriginsBadge } from "../source/claim-origins.tsx";
import { Glyph } from "../ui/glyph.tsx";
import type { Beside } from "../workspace/beside.ts";
import { useBeside } from "../workspace/use-beside.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { claimPlaces } from "../claim/places.ts";
import { whyNot } from "../claim/why-not.ts";
import type { EvidenceView } from "@/core/evidence.ts";
import { EvidenceForm } from "./evidence-form.tsx";
import { EvidenceItem } from "./evidence-item.tsx";
import { openForm, useForm } from "./form-draft.ts";
import "./evidence.css";

/** Says what was done and that it can be taken back: the last act of the store is. */
export type OnUndo = (label: string) => void;

const none: readonly EvidenceView[] = [];

interface EvidenceListProps {
  claimId: string;
  cites: readonly string[];
  onCite: (evidenceId: string) => void;
  onUndo: OnUndo;
}

/** The copy in which a passage was looked for, at the passage. */
function copiesOf({ claimId, source, snapshot, id }: EvidenceView): Beside {
  return { view: "copies", claimId, source, snapshotId: snapshot?.id ?? null, evidenceId: id, part: "text" };
}

/**
 * Which evidence is open: what a person opened, else the first; what is shown beside the claim opens with it. The kept
 * copy of the one that the address names opens at once, as a report leads to it.
 */
function useOpened(rows: readonly EvidenceView[]) {
  const { beside } = useWorkspace();
  const shown = useBeside();
  const [opened, setOpened] = useState<string | null>(null);
  const read = shown?.view === "copies" ? shown.evidenceId : null;
  const [before, setBefore] = useState(read);
  if (read !== before) {
    setBefore(read);
    if (read !== null) setOpened(read);
  }
  useEffect(() => {
    const url = new URL(window.location.href);
    const asked = rows.find(({ id }) => id === url.searchParams.get("evidence"));
    if (!asked) return;
    url.searchParams.delete("evidence");
    window.history.replaceState(window.history.state, "", url);
    beside.open(copiesOf(asked));
  }, [rows, beside]);
  const open = opened ?? rows[0]?.id ?? "";
  const step = (by: 1 | -1) => {
    const next = rows[(rows.findIndex(({ id }) => id === open) + by + rows.length) % rows.length];
    if (!next) return;
    setOpened(next.id);
    document.getElementById(`evidence-${next.id}`)?.scrollIntoView({ block: "nearest" });
    if (shown?.view !== "copies") return document.querySelector<HTMLElement>(`#evidence-${next.id} .ev-h`)?.focus();
    beside.open(copiesOf(next));
  };
  return { open, setOpened, step };
}

/** The evidence on a claim: the first piece open, the others one line each; and the form for one more, in place. */
export function EvidenceList({ claimId, cites, onCite, onUndo }: EvidenceListProps) {
  const { may, me, beside } = useWorkspace();
  const rows = useShown((state) => state.evidence.get(claimId)) ?? none;
  const form = useForm({ personId: me.id, claimId });
  const { open, setOpened, step } = useOpened(rows);
  const verdict = useShown((state) => state.claims.get(claimId)?.verdict?.verdict ?? null);
  // what is on its way counts once the server has it
  const stamp = rows.map(({ id, sourceId, createdAt }) => `${id} ${sourceId} ${createdAt}`).join();
  const show = (fields: Parameters<typeof openForm>[1]) => openForm({ personId: me.id, claimId }, fields);
  const hiddenActs = [
    ["searched", "Add a search that found nothing", () => show({ form: "search" })],
    ["next-passage", "Next evidence", () => step(1)],
    ["previous-passage", "Previous evidence", () => step(-1)],
  ] as const;
  return (
    <div className="sec">
      <div className="sec-h">
        <h3>Evidence</h3>
        <ClaimOriginsBadge claimId={claimId} stamp={stamp} verdict={verdict} />
        <span className="grow" />
        <button
          type="button"
          className="btn sm quiet"
          data-act="quotes"
          onClick={() => beside.open({ view: "quotes", claimId })}
        >
          Quote check
        </button>
        {may["evidence.write"] ? (
          <button
            type="button"
            id={claimPlaces.evidence}
            className="btn sm"
            aria-expanded={form.open}
            onClick={() => show({})}
          >
            <Glyph name="plus" />
            Add <kbd>E</kbd>
          </button>
        ) : (
          <span className="hint">Add: {whyNot("evidence.write").toLowerCase()}</span>
        )}
      </div>
      {/* pressed by keys and the palette, beside the buttons that are seen */}
      <span hidden>
        {hiddenActs.map(([act, label, run]) => (
          <button key={act} type="button" data-act={act} onClick={run}>
            {label}
          </button>
        ))}
      </span>
      {rows.length === 0 && !form.open && <p className="hint">No evidence yet.</p>}
      <ol className="evs" id={claimPlaces.evidenceList}>
        {rows.map((row) => (
          <EvidenceItem
            key={row.id}
            row={row}
            open={row.id === open}
            cited={cites.includes(row.id)}
            onToggle={() => setOpened(row.id === open ? "" : row.id)}
            onCite={() => onCite(row.id)}
            onUndo={onUndo}
          />
        ))}
      </ol>
      {form.open && <EvidenceForm claimId={claimId} />}
    </div>
  );
}
