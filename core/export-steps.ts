/** What making a file comes to, in this order; each is told when it begins. What takes no time is not told. */
export const exportSteps = [
  { id: "gathering", label: "Gathering the record" },
  { id: "waiting", label: "Waiting for another PDF to be printed" },
  { id: "laying-out", label: "Laying out the pages" },
  { id: "printing", label: "Printing the pages" },
  { id: "taking", label: "Taking the PDF from the printer" },
] as const;

export type ExportStep = (typeof exportSteps)[number]["id"];

/** Hears of each step when it begins. */
export type TellStep = (step: ExportStep) => void;

/** How far an export is: what is done now, and how many of how many steps are done. */
export interface ExportProgress {
  step: ExportStep;
  label: string;
  done: number;
  total: number;
}

/** How far an export is that has come to this step. */
export function exportProgress(step: ExportStep): ExportProgress {
  const done = exportSteps.findIndex(({ id }) => id === step);
  return { step, label: exportSteps[done]?.label ?? "", done, total: exportSteps.length };
}

/** «Printing the pages (step 4 of 5)». */
export function progressInWords({ label, done, total }: ExportProgress): string {
  return `${label} (step ${done + 1} of ${total})`;
}
