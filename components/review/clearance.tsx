"use client";
import { useCallback, useEffect, useState, type RefObject } from "react";
import type { Condition } from "@/core/clearances.ts";
import type { Clearance as Given } from "@/core/decisions.ts";
import { useKeptForm } from "../claim/kept-form.ts";
import { whyNot } from "../claim/why-not.ts";
import { whyNotRead } from "../snapshot/shelf.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { momentInWords } from "../ui/moments.ts";
import { send, type ApiRequest } from "../workspace/api.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";

/** One track of an article's clearance, as the API tells it. */
interface Track {
  track: "editor" | "legal";
  conditions: readonly Condition[];
  clearance: Given | null;
  holds: boolean;
}

const tracks = {
  editor: { title: "The desk", permission: "claim.decide", clear: "Clear for the desk" },
  legal: { title: "Legal", permission: "legal.read", clear: "Clear for legal" },
} as const;

/** The clearance of the article that is open, and whether its sheet is shown. */
export function useClearance() {
  const { article } = useWorkspace();
  const [open, setOpen] = useState(false);
  const [read, setRead] = useState<readonly Track[] | string | null>(null);
  const path = `/articles/${article.id}/clearance`;
  const refresh = useCallback(async () => {
    const result = await send({ method: "GET", path });
    if (result.outcome === "ok") setRead((result.value as { tracks: readonly Track[] }).tracks);
    else setRead((before) => (Array.isArray(before) ? before : whyNotRead(result)));
  }, [path]);
  useEffect(() => {
    let stale = false;
    void send({ method: "GET", path }).then((result) => {
      if (!stale && result.outcome === "ok") setRead((result.value as { tracks: readonly Track[] }).tracks);
    });
    return () => {
      stale = true;
    };
  }, [path]);
  const cleared =
    Array.isArray(read) && (read as readonly Track[]).some(({ track, holds }) => track === "editor" && holds);
  const show = (next: boolean) => {
    setOpen(next);
    if (next) void refresh();
  };
  return { read, refresh, cleared, label: cleared ? "Cleared" : "Clearance", open, show };
}

interface ClearanceProps {
  clearance: ReturnType<typeof useClearance>;
  /** On a phone a menu opens the sheet: its button. */
  more: RefObject<HTMLElement | null>;
  onClaim: (claimId: string) => void;
}

/** Whether the article is cleared; opened, under which conditions, what fails, and the way to clear or withdraw. */
export function Clearance({ clearance, more, onClaim }: ClearanceProps) {
  const { read, refresh, cleared, label, open, show } = clearance;
  return (
    <Dialog
      title="Clearance"
      open={open}
      onOpenChange={show}
      backTo={more}
      trigger={
        <button type="button" className="btn sm wide-only">
          {cleared && <Glyph name="check" />}
          {label}
        </button>
      }
    >
      <div className="clearance">
        {read === null && <p className="slow">Loading the conditions…</p>}
        {typeof read === "string" && <p role="alert">{read}</p>}
        {Array.isArray(read) &&
          (read as readonly Track[]).map((row) => (
            <TrackPart
              key={row.track}
              row={row}
              onDone={() => void refresh()}
              onClaim={(claimId) => {
                show(false);
                onClaim(claimId);
              }}
            />
          ))}
      </div>
    </Dialog>
  );
}

interface TrackProps {
  row: Track;
  onDone: () => void;
  onClaim: (claimId: string) => void;
}

function TrackPart({ row, onDone, onClaim }: TrackProps) {
  const { people } = useWorkspace();
  const { clearance, holds, conditions, track } = row;
  const by = people.find(({ id }) => id === clearance?.createdBy)?.name ?? "somebody who is not here";
  return (
    <section aria-labelledby={`track-${track}`}>
      <h3 id={`track-${track}`}>{tracks[track].title}</h3>
      {clearance && (
        <p className={holds ? "mid" : "hint wrong"}>
          Cleared by {by}, {momentInWords(Date.parse(clearance.createdAt))}, on version {clearance.revision}.{" "}
          {!holds && "It does not hold any more: the text or a condition changed since."}
        </p>
      )}
      <ul className="conditions" aria-label={`Conditions: ${tracks[track].title}`}>
        {conditions.map((condition) => (
          <ConditionLine key={condition.id} condition={condition} onClaim={onClaim} />
        ))}
      </ul>
      <Acts row={row} onDone={onDone} />
    </section>
  );
}

function ConditionLine({ condition, onClaim }: { condition: Condition; onClaim: (claimId: string) => void }) {
  const claims = useShown((state) => state.claims);
  const { label, fails, claimIds } = condition;
  return (
    <li className={fails === "" ? "" : "fails"}>
      <Glyph name={fails === "" ? "check" : "warn"} />
      <span>
        {label}
        {fails === "" ? <span className="vh">: met</span> : `: ${fails}`}
      </span>
      {claimIds.map((id) => (
        <button key={id} type="button" className="tag" onClick={() => onClaim(id)}>
          Claim {claims.get(id)?.number ?? ""}
        </button>
      ))}
    </li>
  );
}

/** Clears the track, or withdraws that with a reason. What is typed stays in this browser until it is sent. */
function Acts({ row, onDone }: Omit<TrackProps, "onClaim">) {
  const { article, may } = useWorkspace();
  const { track, clearance, holds } = row;
  const form = useKeptForm(`clearance.${article.id}.${track}`, { words: "" });
  const [problem, setProblem] = useState("");
  const [sending, setSending] = useState(false);
  const { permission, clear } = tracks[track];
  const words = form.draft.words;
  const act = async (method: ApiRequest["method"], body: object) => {
    setSending(true);
    const result = await send({ method, path: `/articles/${article.id}/clearance`, body: { track, ...body } });
    setSending(false);
    setProblem(result.outcome === "ok" ? "" : whyNotRead(result));
    if (result.outcome === "ok") form.drop();
    onDone();
  };
  if (!may[permission] || !may["article.clear"]) {
    return <p className="hint">{`${clear}: ${whyNot(permission).toLowerCase()}.`}</p>;
  }
  const isWithdrawing = clearance !== null && holds;
  return (
    <form
      className="clear-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) void (isWithdrawing ? act("DELETE", { reason: words }) : act("POST", { note: words }));
      }}
    >
      <label className="lbl" htmlFor={`clear-${track}`}>
        {isWithdrawing ? "Why it is withdrawn" : "Note"}
      </label>
      <textarea
        id={`clear-${track}`}
        className="field"
        rows={2}
        dir="auto"
        value={words}
        onChange={(event) => form.change({ words: event.target.value })}
      />
      {form.unkept && <p className="hint wrong">This browser keeps nothing: send it before you leave the page.</p>}
      {problem !== "" && (
        <p className="hint wrong" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="btn" aria-disabled={sending}>
        {isWithdrawing ? "Withdraw" : clear}
      </button>
    </form>
  );
}
