/** Kept copies of the sample record's sources (record.fixture.ts), and who has it from whom. */
import { adeyemi, at, id, wilk } from "../article.fixture.ts";
import type { Derivation } from "../derivations.ts";
import type { Evidence } from "../evidence.ts";
import type { RecordBlob } from "../record.ts";
import type { Snapshot } from "../snapshots.ts";

/** SHA-256 (hex) and standard base64 of a text as UTF-8. */
export interface Encoding {
  sha256: (text: string) => string;
  base64: (text: string) => string;
}

const portalPages = [
  "[sample text of the agreement, page 1]\n\n[sample passage 1.1] of the preamble, and 👩‍👩‍👧 beside it.",
  "[sample text of the agreement, page 2]\n\n[образец отрывка 2.1] и дальше.\n\n[sample passage 5.1, first half] and between [second half].",
];
const portalText = portalPages.join("\n\n");
const laterText = "[sample text of the agreement, changed since]\n\n[sample passage 1.1] of the preamble.";
const agencyText = "[sample agency report]\n\n[sample passage 3.1]\n\n[sample passage 9.2]";
const letterText = "[sample letter that is for legal]\n\n[sample passage 7.2]";

/** The place of words in a text that holds them. */
function spanOf(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`«${words}» is not in the sample`);
  return { start, end: start + words.length };
}

const found = (snapshot: number, text: string, ...words: string[]): Partial<Evidence> => ({
  snapshotId: id(10, snapshot),
  lock: "found",
  lockSpans: words.map((part) => spanOf(text, part)),
});

/** What the machine found of the passages, by evidence. */
export const locks = {
  onFirstPage: found(1, portalText, "[sample passage 1.1]"),
  onSecondPage: found(1, portalText, "[образец отрывка 2.1]"),
  drifted: {
    ...found(1, portalText, "[sample passage 5.1, first half]", "[second half]"),
    driftedIn: id(10, 2),
  },
  inAgency: found(3, agencyText, "[sample passage 3.1]"),
  inLetter: found(6, letterText, "[sample passage 7.2]"),
  notFound: { snapshotId: id(10, 3), lock: "not-found" },
} satisfies Record<string, Partial<Evidence>>;

/** Snapshots as they are kept: paged, changed since, archived elsewhere, blocked, merged along, for legal. */
export function snapshots({ sha256, base64 }: Encoding): Snapshot[] {
  const aSnapshot = (n: number, source: number, number: number, more: Partial<Snapshot>, file?: string): Snapshot => ({
    id: id(10, n),
    sourceId: id(5, source),
    version: 1,
    number,
    method: "pasted",
    status: "ok",
    reason: "",
    url: null,
    mediaType: file === undefined ? "" : "text/plain",
    fileName: "",
    size: file === undefined ? 0 : sizeOf(base64(file)),
    sha256: file === undefined ? null : sha256(file),
    text: file ?? "",
    pages: [],
    notes: [],
    archiveUrl: null,
    capturedAt: at(40 + n),
    createdAt: at(40 + n),
    createdBy: wilk,
    ...more,
  });
  const [first = ""] = portalPages;
  const pages = [
    { page: 1, start: 0, end: first.length },
    { page: 2, start: first.length + 2, end: portalText.length },
  ];
  return [
    aSnapshot(
      1,
      1,
      1,
      { method: "uploaded", fileName: "agreement.pdf", mediaType: "application/pdf", pages },
      portalText,
    ),
    aSnapshot(2, 1, 2, { method: "captured", url: "https://source-1.example/page?later" }, laterText),
    aSnapshot(
      3,
      2,
      1,
      { archiveUrl: "https://web.archive.org/web/20201218101500/https://source-2.example/page", version: 2 },
      agencyText,
    ),
    aSnapshot(
      5,
      2,
      2,
      { notes: ["Two pictures were left out."], status: "partial", reason: "Cut off by the server." },
      "[sample copy of the agency report]",
    ),
    aSnapshot(4, 6, 1, {
      method: "captured",
      status: "blocked",
      reason: "The page refused the capture (403). Paste its text.",
    }),
    aSnapshot(6, 10, 1, { method: "uploaded", fileName: "[name of a letter].txt", createdBy: adeyemi }, letterText),
  ];
}

/** The bytes of the snapshots and of an attachment, once each. */
export function blobs(encode: Encoding): RecordBlob[] {
  const files = [portalText, laterText, agencyText, "[sample copy of the agency report]", letterText, attachedText];
  return files.map((file) => {
    const base64 = encode.base64(file);
    return { sha256: encode.sha256(file), size: sizeOf(base64), base64 };
  });
}

/** The file of the contact that answered. */
export const attachedText = "[sample letter of the ministry]";

/** Number of the bytes that standard base64 stands for. */
export function sizeOf(base64: string): number {
  return Math.floor((3 * base64.replaceAll("=", "").length) / 4);
}

const aDerivation = (n: number, source: number, origin: number, more: Partial<Derivation> = {}): Derivation => ({
  id: id(11, n),
  version: 1,
  sourceId: id(5, source),
  originId: id(5, origin),
  kind: "repeats",
  note: "",
  createdAt: at(60 + n),
  createdBy: wilk,
  updatedAt: at(60 + n),
  deletedAt: null,
  ...more,
});

/** Four sources that have it from one origin, one that only origins lead to, one for legal, and one that was wrong. */
export const derivations: Derivation[] = [
  aDerivation(1, 2, 1, { kind: "reports-on", note: "[sample note on a derivation] It cites the portal." }),
  aDerivation(2, 6, 2),
  aDerivation(3, 7, 2, { kind: "translates" }),
  aDerivation(4, 8, 6, { kind: "quotes" }),
  aDerivation(5, 3, 11, { kind: "quotes" }),
  aDerivation(6, 1, 10, { kind: "reports-on", note: "[sample note for legal]" }),
  aDerivation(7, 1, 3, { deletedAt: at(75) }),
];
