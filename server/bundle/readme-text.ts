import { audienceLabel, type Audience } from "@/core/audiences.ts";

/** README.txt of a bundle: what lies in it, and how anybody checks it. */
export function bundleReadme(audience: Audience, isSigned: boolean): string {
  const isPublic = audience === "public";
  const full = [
    "record.json      everything that is kept about the article, but files and history",
    "history.jsonl    what happened, event by event, each with its hash and the one before",
    "originals/       the files that the article came as",
    "attachments/     what people who were asked sent, if they sent files",
  ];
  return `${[
    `A report of Claimcheck that proves itself. ${audienceLabel(audience)}.`,
    "",
    "To check it: take verify.html out of this file (better: out of a bundle that you trust), open it in a",
    "browser, and choose this .zip. It works without a network and sends nothing anywhere. Or, with Claimcheck:",
    "",
    "    npx claimcheck verify FILE.zip",
    "",
    "Either reads every byte of the file and names what was changed, if anything was.",
    "",
    "report.html      the report, to read",
    "text.txt         the text that was checked",
    "claims.json      the claims with verdicts and evidence",
    "passages.json    the passages, each with the copy of the source that it was found in",
    "sources.json     the sources",
    "snapshots.json   the kept copies of the sources, and which of them are not in here",
    "publications/    what was published of it: each state as it was frozen, named by its SHA-256, and as a page;",
    "                 publications.json says when, what was corrected, and what was withdrawn",
    "snapshots/       these copies, named by their SHA-256. A web page ends in .html.txt: it must not run here.",
    "                 .words.txt beside one: its words as they were read; passages.json says where a passage stands",
    "                 in them (text, spans: UTF-16 code units from start to end)",
    ...(isPublic
      ? [
          "",
          "There is no record in here and no history: they tell of drafts, of who thought what before, and of what is",
          "not public, and with that taken out their hashes could not be made anew, nor would they come in elsewhere as",
          "the same record. What was published is whole in publications/, and the editor's bundle proves the rest.",
          "",
        ]
      : full),
    "manifest.json    every part with its size and SHA-256",
    "manifest.sha256  the SHA-256 of manifest.json",
    ...(isSigned
      ? ["manifest.sig     the newsroom's Ed25519 signature of manifest.json", "signing-key.pem  its public key"]
      : []),
    "",
    isSigned
      ? "The signature is worth as much as the key: give verify.html, or verify --key, the key that the newsroom\npublishes, and it says whether that key signed."
      : "It is not signed: that it is whole is proved, that it is the newsroom's is not. Compare the SHA-256 of\nmanifest.json with what the newsroom tells you.",
    ...(isSigned
      ? [
          "",
          "Without Claimcheck:",
          "    openssl pkeyutl -verify -pubin -inkey signing-key.pem -rawin -in manifest.json -sigfile manifest.sig",
        ]
      : []),
  ].join("\n")}\n`;
}
