/** The middle of some numbers; of an even count the lower of the two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that a share of the numbers does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** A number as tables show it: three digits that count. */
export function shown(value: number): string {
  if (value === 0 || Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}

/** One row of the results: what was measured, ours and the peer's, and the aim if there is one. */
export interface Row {
  what: string;
  unit: string;
  ours: number;
  peer?: number;
  peerName?: string;
  /** What ours is to the peer's, as a sentence: «23 times ahead». */
  ratio?: string;
  aim?: string;
  met?: boolean;
}
