"use client";
import { useWorkspace } from "../workspace/context.tsx";
import { maskReasons, type MaskReason, type Visibility } from "@/core/evidence.ts";
import { circles } from "./circles.ts";
import { Choice } from "./claim-fields.tsx";
import { NamedRow } from "./named-row.tsx";

export interface Circle {
  visibility: Visibility;
  maskReason: MaskReason | null;
}

/** Who will read a contact or a note, and why not everybody. What is for legal only is offered to legal. */
export function CircleFields({ value, onChange }: { value: Circle; onChange: (circle: Partial<Circle>) => void }) {
  const { may } = useWorkspace();
  const offered = circles.filter(({ id }) => id !== "legal" || may["legal.read"] || value.visibility === "legal");
  return (
    <>
      <NamedRow
        label="Readers"
        options={offered}
        chosen={value.visibility}
        onChoose={(visibility) => onChange({ visibility, ...(visibility === "public" && { maskReason: null }) })}
      />
      {value.visibility !== "public" && (
        <Choice
          label="Why not everybody"
          value={value.maskReason ?? ""}
          options={[{ id: "", label: "No reason given" }, ...maskReasons]}
          disabled={false}
          onChoose={(reason) => onChange({ maskReason: (reason || null) as MaskReason | null })}
        />
      )}
      {!may["legal.read"] && <p className="hint">For legal only: this needs the role legal.</p>}
    </>
  );
}
