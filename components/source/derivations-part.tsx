"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import {
  derivationKinds,
  type DerivationKind,
  type DerivationSuggestion,
  type DerivationView,
} from "@/core/derivations.ts";
import { sourceName, type LinkedSource } from "@/core/sources.ts";
import type { Refused } from "../article/article-api.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { sendJson } from "./source-api.ts";
import { groundsOf, Suggestions } from "./derivation-suggestions.tsx";
import { SourcePicker } from "./source-picker.tsx";

const kindLabel = (kind: DerivationKind) => derivationKinds.find(({ id }) => id === kind)?.label ?? kind;

/** One derivation, with the other end as a link, and the way to take it back. */
function Row({
  row,
  other,
  onRemove,
}: {
  row: DerivationView;
  other: LinkedSource;
  onRemove: (() => void) | undefined;
}) {
  return (
    <li className="deriv">
      <div className="grow">
        <Link href={`/sources/${other.id}`} dir="auto">
          {sourceName(other)}
        </Link>{" "}
        <span className="tag">{kindLabel(row.kind)}</span>
        {row.note !== "" && <p className="mid">{row.note}</p>}
      </div>
      {onRemove && (
        <button type="button" className="btn sm" onClick={onRemove} aria-label={`Remove: ${sourceName(other)}`}>
          Remove
        </button>
      )}
    </li>
  );
}

/** Who this source has it from, and who has it from this one. */
export function DerivationsPart({
  sourceId,
  rows,
  mayWrite,
}: {
  sourceId: string;
  rows: readonly DerivationView[];
  mayWrite: boolean;
}) {
  const router = useRouter();
  const [adding, setAdding] = useState<DerivationSuggestion | "any" | null>(null);
  const [said, say] = useState<{ words: string; bad?: true }>({ words: "" });
  const [from, to] = [rows.filter((row) => row.sourceId === sourceId), rows.filter((row) => row.originId === sourceId)];
  const remove = async (row: DerivationView) => {
    const { refused } = await sendJson("DELETE", `/derivations/${row.id}`, undefined, row.version);
    say(refused ? { words: refused.message, bad: true } : { words: "Removed. It stays in the log." });
    if (!refused) router.refresh();
  };
  const list = (label: string, of: readonly DerivationView[], none: string, end: "origin" | "source") => (
    <>
      <h3>{label}</h3>
      {of.length === 0 && <p className="hint">{none}</p>}
      <ul>
        {of.map((row) => (
          <Row key={row.id} row={row} other={row[end]} onRemove={mayWrite ? () => void remove(row) : undefined} />
        ))}
      </ul>
    </>
  );
  return (
    <section className="src-part" aria-labelledby="origins-h">
      <h2 id="origins-h">Where it has it from</h2>
      <p className={said.bad ? "src-said bad" : "src-said"} role={said.bad ? "alert" : "status"}>
        {said.words}
      </p>
      {list("Derives from", from, "Nothing is known: it counts as an origin.", "origin")}
      {mayWrite && (
        <p className="row">
          <button type="button" className="btn sm" onClick={() => setAdding("any")}>
            <Glyph name="plus" />
            Add where it has it from
          </button>
        </p>
      )}
      {mayWrite && <Suggestions sourceId={sourceId} onChoose={setAdding} />}
      {list("Others that have it from this source", to, "None is known.", "source")}
      {adding && (
        <AddDerivation
          sourceId={sourceId}
          suggested={adding === "any" ? null : adding}
          close={() => setAdding(null)}
          done={() => {
            setAdding(null);
            say({ words: "Added." });
            router.refresh();
          }}
        />
      )}
    </section>
  );
}

/** Says that a source has it from another one. */
function AddDerivation({
  sourceId,
  suggested,
  close,
  done,
}: {
  sourceId: string;
  suggested: DerivationSuggestion | null;
  close: () => void;
  done: () => void;
}) {
  const [origin, setOrigin] = useState<LinkedSource | null>(suggested?.origin ?? null);
  const [kind, setKind] = useState<DerivationKind>(suggested?.kind ?? "repeats");
  const [note, setNote] = useState(suggested ? groundsOf(suggested) : "");
  const [refused, setRefused] = useState<Refused>();
  const [missing, setMissing] = useState<string>();
  const [saving, setSaving] = useState(false);
  const add = async () => {
    if (!origin) return setMissing("Choose the source that it has it from.");
    setSaving(true);
    const answer = await sendJson("POST", `/sources/${sourceId}/derivations`, { originId: origin.id, kind, note });
    setSaving(false);
    if (answer.refused) return setRefused(answer.refused);
    done();
  };
  return (
    <Dialog title="Where it has it from" open onOpenChange={close}>
      <form
        aria-label="Where it has it from"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!saving) void add();
        }}
      >
        {refused && (
          <p className="form-error" role="alert">
            <Glyph name="warn" />
            {refused.message}
          </p>
        )}
        <SourcePicker
          label="From this source"
          without={sourceId}
          chosen={origin}
          problem={missing}
          onChoose={(source) => {
            setOrigin(source);
            setMissing(undefined);
            setRefused(undefined);
          }}
        />
        <div className="field-row">
          <label htmlFor="derivation-kind">How</label>
          <select
            id="derivation-kind"
            className="field"
            value={kind}
            onChange={(event) => setKind(event.target.value as DerivationKind)}
          >
            {derivationKinds.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div className="field-row">
          <label htmlFor="derivation-note">How it is known</label>
          <textarea
            id="derivation-note"
            className="field tall"
            rows={2}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <div className="form-foot">
          <button type="submit" className="btn pri tall">
            {saving ? "Adding…" : "Add"}
          </button>
          <button type="button" className="btn quiet tall" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
