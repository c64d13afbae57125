"use client";
import { Choice } from "../claim/claim-fields.tsx";
import { whyNot } from "../claim/why-not.ts";
import { useWorkspace } from "../workspace/context.tsx";
import { maskReasons, visibilities, type MaskReason, type Visibility } from "@/core/evidence.ts";
import type { FieldsProps } from "./passage-fields.tsx";

const labels: Readonly<Record<Visibility, string>> = {
  public: "Everybody: every copy",
  team: "Team: the desk",
  legal: "Legal only",
};

/** Who may see evidence, and why not everybody. */
export function VisibilityFields({ value, onChange }: FieldsProps) {
  const { may } = useWorkspace();
  const options = visibilities
    .filter((each) => each !== "legal" || may["legal.read"] || value.visibility === "legal")
    .map((id) => ({ id, label: labels[id] }));
  return (
    <>
      <div className="pairs">
        <Choice
          label="Who may see it"
          value={value.visibility}
          disabled={false}
          options={options}
          onChoose={(chosen) => {
            const visibility = chosen as Visibility;
            onChange({ visibility, ...(visibility === "public" && { maskReason: null }) }, "now");
          }}
        />
        {value.visibility !== "public" && (
          <Choice
            label="Why not everybody"
            value={value.maskReason ?? ""}
            disabled={false}
            options={[{ id: "", label: "No reason given" }, ...maskReasons]}
            onChoose={(reason) => onChange({ maskReason: (reason || null) as MaskReason | null }, "now")}
          />
        )}
      </div>
      {may["legal.read"] ? null : <p className="hint">Legal: {whyNot("legal.read").toLowerCase()}.</p>}
    </>
  );
}
