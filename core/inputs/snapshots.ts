/** What is sent in about the kept copies of sources. */
import { z } from "zod";
import { largestFile } from "../snapshots.ts";
import { address } from "./articles.ts";
import { newId, page, version } from "./common.ts";
import { freeText, id, time } from "./text.ts";

const pageAddress = address.refine(
  (value) => /^https?:\/\//iu.test(value),
  "Write the address of a page, such as https://example.org/report.",
);
const file = z.object({
  bytes: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length > 0, "This file is empty. Choose the file again.")
    .refine((bytes) => bytes.length <= largestFile, "This file is larger than 50 MB. Send the pages you need of it."),
  fileName: freeText(1000),
});
/** As much as a JSON body holds; what is found in is less (maxText), and the snapshot says so then. */
const words = freeText(25_000_000).refine(
  (value) => value.trim() !== "",
  "There are no words in this. Paste the text of the source.",
);

/** What a copy is made of; without any of them it is one that an outside archive keeps. */
const ways = ["text", "html", "file", "capture"] as const;

export const AddSnapshot = z
  .object({
    sourceId: id,
    id: newId,
    text: words.optional(),
    html: words.optional(),
    file: file.optional(),
    capture: z.literal(true, "capture is true, or left out.").optional(),
    archiveUrl: pageAddress.optional(),
    /** When an outside archive made its copy. */
    at: time.optional(),
    /** Where a pasted or uploaded copy came from. */
    url: pageAddress.optional(),
  })
  .refine((input) => {
    const given = ways.filter((way) => input[way] !== undefined);
    return given.length === 1 || (given.length === 0 && input.archiveUrl !== undefined);
  }, "Send one of text, html, file, capture or archiveUrl.")
  .refine(
    (input) => input.at === undefined || ways.every((way) => input[way] === undefined),
    "Only the copy of an outside archive has a time of its own: send at with archiveUrl alone.",
  );
export const SnapshotsOfSource = z.object({ sourceId: id, ...page });
export const SnapshotId = z.object({ snapshotId: id });
export const UpdateSnapshot = z.object({ snapshotId: id, version, archiveUrl: pageAddress.nullable() });
