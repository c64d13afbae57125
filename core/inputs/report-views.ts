/** What the API answers about reports. */
import { z } from "zod";
import { audiences, type Audience } from "../audiences.ts";
import { maskReasons, type MaskReason } from "../evidence.ts";
import { exportSteps, type ExportStep } from "../export-steps.ts";

const ids = <T extends string>(table: readonly { id: T }[]) => z.enum(table.map((row) => row.id) as [T, ...T[]]);

const masked = z
  .object({
    what: z.enum(["source", "passage", "contact"]),
    kind: z.string().meta({ description: "«interview», of a source; «phone», of a contact" }),
    reason: ids<MaskReason>(maskReasons).nullable(),
    count: z.number().int(),
  })
  .meta({ id: "Masked", description: "Things kept from the readers of a copy: how many of what kind, and why" });

/** How far an export is. */
export const exportProgress = z
  .object({ step: ids<ExportStep>(exportSteps), label: z.string(), done: z.number().int(), total: z.number().int() })
  .meta({ id: "ExportProgress", description: "What is done now, and how many of how many steps are done" });

/** The copies of a report that somebody may take. */
export const reportCopies = z.object({
  seq: z.number().int().meta({ description: "The newest event of the article that the copies tell of" }),
  items: z.array(
    z
      .object({
        audience: ids<Audience>(audiences),
        asOf: z.string(),
        masked: z.array(masked),
        holds: z
          .object({ history: z.number().int(), contacts: z.number().int(), queries: z.number().int() })
          .meta({ description: "How much there is of what a copy can go without (leaveOut)" }),
      })
      .meta({ id: "ReportCopy" }),
  ),
});
