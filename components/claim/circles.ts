import type { Visibility } from "@/core/evidence.ts";

/** Who will read it, in clear words, from those who write it most. */
export const circles: readonly { id: Visibility; label: string }[] = [
  { id: "team", label: "For the desk" },
  { id: "public", label: "Printed in the public copy" },
  { id: "legal", label: "For legal only" },
];

/** Who will read what has this visibility. */
export function circleWords(visibility: string): string {
  return circles.find(({ id }) => id === visibility)?.label ?? visibility;
}
