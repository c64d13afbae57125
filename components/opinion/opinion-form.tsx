"use client";
import { TagToggles } from "../claim/tag-toggles.tsx";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { momentInWords } from "../ui/moments.ts";
import { TalkButton } from "../talk/talk-part.tsx";
import { FieldNote } from "../claim/field.tsx";
import type { ClaimView } from "@/core/claims.ts";
import type { EvidenceView } from "@/core/evidence.ts";
import { reasons } from "@/core/verdicts.ts";
import { Justification, ProposedWords } from "./justification.tsx";
import type { OpinionInWork } from "./use-opinion.ts";
import { DispositionPicker, VerdictPicker } from "./verdict-picker.tsx";
import { WordingState } from "./wording-state.tsx";

const noEvidence: readonly EvidenceView[] = [];

/** The verdict in the making: the scale, the reasons, what to do with the words, and why. Saved as it is typed. */
export function OpinionForm({ claim, opinion }: { claim: ClaimView; opinion: OpinionInWork }) {
  const { may } = useWorkspace();
  const evidence = useShown((state) => state.evidence.get(claim.id)) ?? noEvidence;
  const { body, edit, edited, closed } = opinion;
  const disabled = !may["opinion.give"] || !opinion.ready || closed !== undefined;
  return (
    <>
      <div className="sec">
        <div className="sec-h">
          <h3>{opinion.reading === null ? "Verdict" : "Your verdict"}</h3>
          <OpinionState opinion={opinion} />
          <span className="grow" />
          {opinion.reading === null && <TalkButton about={{ claimId: claim.id, subject: "verdict" }} />}
        </div>
        {may["opinion.give"] && closed !== undefined && <p className="hint">{closed}</p>}
        <VerdictPicker chosen={body.verdict} disabled={disabled} onChoose={(verdict) => edit({ verdict })} />
        <FieldNote id="verdict-note" edited={edited} field="verdict" />
        <TagToggles
          label="Reasons"
          noun="reason"
          options={reasons}
          chosen={body.reasons}
          disabled={disabled}
          onChange={(chosen) => edit({ reasons: chosen })}
        />
        <div className="sec-h">
          <h3>What to do with the words</h3>
        </div>
        <DispositionPicker
          chosen={body.disposition}
          disabled={disabled}
          onChoose={(disposition) => edit({ disposition })}
        />
        <FieldNote id="disposition-note" edited={edited} field="disposition" />
        <ProposedWords opinion={opinion} claim={claim} disabled={disabled} />
        {opinion.reading === null && opinion.standing && !opinion.begun && (
          <WordingState key={opinion.standing.id} claim={claim} standing={opinion.standing} />
        )}
      </div>
      <Justification opinion={opinion} evidence={evidence} disabled={disabled} />
    </>
  );
}

/** Whether what is shown is a draft or given, by whom and when; or why it cannot be written in yet. */
function OpinionState({ opinion }: { opinion: OpinionInWork }) {
  const { people, me } = useWorkspace();
  const line = useShown((state) => state.outbox.line);
  const { standing, begun, ready } = opinion;
  if (!ready) {
    const why = line === "online" ? "Loading the verdict…" : "No line: the verdict on this claim is not here yet";
    return <span className="dim slow">{why}</span>;
  }
  if (opinion.reading !== null) return <span className="dim">from the claim and the passages only; yours alone</span>;
  if (begun) return <span className="dim">{standing ? "draft, takes the place of the one given" : "draft"}</span>;
  if (!standing) return null;
  const name = people.find(({ id }) => id === standing.createdBy)?.name ?? "somebody who is not here";
  const who = standing.createdBy === me.id ? "you" : name;
  const when = standing.createdAt ? momentInWords(Date.parse(standing.createdAt)) : "just now";
  return (
    <span className="dim">
      given by {who}, {when}
    </span>
  );
}
