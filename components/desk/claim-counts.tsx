import type { ClaimStatus } from "@/core/claims.ts";
import { Glyph, type GlyphName } from "../ui/glyph.tsx";

/** Claims by state, the furthest first. */
const statuses: readonly { id: ClaimStatus; label: string; glyph: GlyphName }[] = [
  { id: "void", label: "void", glyph: "void" },
  { id: "corrected", label: "corrected", glyph: "corrected" },
  { id: "updated", label: "updated", glyph: "updated" },
  { id: "approved", label: "approved", glyph: "lock" },
  { id: "agreed", label: "agreed", glyph: "check" },
  { id: "disputed", label: "disputed", glyph: "warn" },
  { id: "proposed", label: "proposed", glyph: "eye" },
  { id: "returned", label: "returned", glyph: "left" },
  { id: "awaiting-reply", label: "awaiting reply", glyph: "wait" },
  { id: "researching", label: "in work", glyph: "pen" },
  { id: "marked", label: "marked", glyph: "unrated" },
];

/** How many claims an article has, and how many of them stand where. */
export function ClaimCounts({
  claims,
}: {
  claims: { total: number; byStatus: Readonly<Record<ClaimStatus, number>>; singleOrigin: number };
}) {
  const there = statuses.filter(({ id }) => claims.byStatus[id] > 0);
  return (
    <>
      <b className="num strong">{claims.total}</b>{" "}
      <span className="dim">{claims.total === 1 ? "claim" : "claims"}</span>
      {there.length > 0 && (
        <ul className="stg">
          {there.map(({ id, label, glyph }) => (
            <li key={id} title={label}>
              <Glyph name={glyph} />
              {claims.byStatus[id]}
              <span className="vh"> {label}</span>
            </li>
          ))}
        </ul>
      )}
      {claims.singleOrigin > 0 && (
        <span className="flag" title="Claims with a verdict whose evidence has one origin">
          <Glyph name="origin" />
          {claims.singleOrigin} on one origin
        </span>
      )}
    </>
  );
}

/** What the signs of claims by state mean. */
export function ClaimKey() {
  return (
    <ul className="keys" aria-label="Claims">
      <li className="lbl" aria-hidden="true">
        Claims
      </li>
      {statuses.map(({ id, label, glyph }) => (
        <li key={id}>
          <Glyph name={glyph} />
          {label}
        </li>
      ))}
    </ul>
  );
}
