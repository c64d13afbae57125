/** Everything that can be done by key in the workspace: the keys obey this table, and so do `?`, the palette and the foot. */
export const acts = [
  { id: "palette", keys: "mod+k", shown: ["Ctrl K"], label: "Search or run a command", where: "Everywhere", foot: "" },
  {
    id: "shortcuts",
    keys: "shift+?, ?",
    shown: ["?"],
    label: "All shortcuts",
    where: "Everywhere",
    foot: "all shortcuts",
  },
  { id: "desk", keys: "g>d", shown: ["G", "D"], label: "Go to the desk", where: "Everywhere", foot: "" },
  { id: "sources", keys: "g>s", shown: ["G", "S"], label: "Go to the sources", where: "Everywhere", foot: "" },
  { id: "undo", keys: "mod+z", shown: ["Ctrl Z"], label: "Undo, also of verdicts", where: "Everywhere", foot: "" },
  { id: "theme", keys: "t", shown: ["T"], label: "Light or dark", where: "Everywhere", foot: "" },
  { id: "region", keys: "f6", shown: ["F6"], label: "Next part of the page", where: "Everywhere", foot: "" },
  { id: "mark", keys: "c", shown: ["C"], label: "Claim from the selection or sentence", where: "Text", foot: "claim" },
  { id: "cursor", keys: "s", shown: ["S"], label: "Sentence cursor", where: "Text", foot: "sentence cursor" },
  {
    id: "add-words",
    keys: "shift+equal, plus",
    shown: ["+"],
    label: "Add the words to the open claim",
    where: "Text",
    foot: "",
  },
  { id: "opinion", keys: "o", shown: ["O"], label: "Sentence is an opinion", where: "Text", foot: "" },
  { id: "on-author", keys: "w", shown: ["W"], label: "Sentence is on author", where: "Text", foot: "" },
  { id: "not-checkable", keys: "x", shown: ["X"], label: "Sentence is not a statement", where: "Text", foot: "" },
  { id: "untouched", keys: "u", shown: ["U"], label: "Next untouched", where: "Text", foot: "next untouched" },
  { id: "untouched-back", keys: "shift+u", shown: ["Shift U"], label: "Previous untouched", where: "Text", foot: "" },
  { id: "next", keys: "j", shown: ["J"], label: "Next claim", where: "Claims", foot: "next" },
  { id: "previous", keys: "k", shown: ["K"], label: "Previous claim", where: "Claims", foot: "previous claim" },
  { id: "overlapping", keys: "alt+j", shown: ["Alt J"], label: "Next overlapping claim", where: "Claims", foot: "" },
  { id: "enter", keys: "enter", shown: ["Enter"], label: "Into the claim", where: "Claims", foot: "" },
  { id: "split", keys: "b", shown: ["B"], label: "Split the open claim", where: "Claims", foot: "" },
  { id: "merge", keys: "", shown: [], label: "Merge another claim into the open one", where: "Claims", foot: "" },
  {
    id: "change-words",
    keys: "",
    shown: [],
    label: "Choose other words for the open claim",
    where: "Claims",
    foot: "",
  },
  { id: "delete", keys: "delete", shown: ["Delete"], label: "Delete the open claim", where: "Claims", foot: "" },
  { id: "evidence", keys: "e", shown: ["E"], label: "Add evidence", where: "Open claim", foot: "evidence" },
  { id: "searched", keys: "n", shown: ["N"], label: "Add a search that found nothing", where: "Open claim", foot: "" },
  { id: "passage", keys: "p", shown: ["P"], label: "The passage in its copy", where: "Open claim", foot: "" },
  { id: "previous-passage", keys: "[", shown: ["["], label: "Previous evidence", where: "Open claim", foot: "" },
  { id: "next-passage", keys: "]", shown: ["]"], label: "Next evidence", where: "Open claim", foot: "" },
  { id: "quotes", keys: "shift+q", shown: ["Shift Q"], label: "Quote check", where: "Open claim", foot: "" },
  { id: "verdict", keys: "v", shown: ["V"], label: "Verdict, then 1 to 7, or 0", where: "Open claim", foot: "verdict" },
  { id: "disposition", keys: "d", shown: ["D"], label: "What to do with the words", where: "Open claim", foot: "" },
  { id: "justification", keys: "q", shown: ["Q"], label: "Justification", where: "Open claim", foot: "" },
  { id: "history", keys: "h", shown: ["H"], label: "History", where: "Open claim", foot: "" },
  { id: "contact", keys: "r", shown: ["R"], label: "Awaiting reply: log a contact", where: "Open claim", foot: "" },
  {
    id: "reply",
    keys: "shift+r",
    shown: ["Shift R"],
    label: "The reply that is awaited, then 1 to 3",
    where: "Open claim",
    foot: "",
  },
  {
    id: "problem",
    keys: "shift+p",
    shown: ["Shift P"],
    label: "A problem with the open evidence",
    where: "Open claim",
    foot: "",
  },
  { id: "note", keys: "", shown: [], label: "Add a note", where: "Open claim", foot: "" },
  { id: "legal-note", keys: "l", shown: ["L"], label: "Legal note", where: "Open claim", foot: "" },
  {
    id: "copy-cursor",
    keys: "s",
    shown: ["S"],
    label: "Sentence cursor in the copy",
    where: "Copy of a source",
    foot: "",
  },
  { id: "copy-find", keys: "f", shown: ["F"], label: "Find in the copy", where: "Copy of a source", foot: "" },
  {
    id: "use-passage",
    keys: "c",
    shown: ["C"],
    label: "Use the words as the passage",
    where: "Copy of a source",
    foot: "",
  },
  {
    id: "use-passage-other",
    keys: "shift+c",
    shown: ["Shift C"],
    label: "The other use of the words",
    where: "Copy of a source",
    foot: "",
  },
  { id: "give", keys: "mod+enter", shown: ["Ctrl ↵"], label: "Give the verdict", where: "Open claim", foot: "" },
] as const;

export type ActId = (typeof acts)[number]["id"];
export type Act = (typeof acts)[number];

/** What each act does just now; one that is missing has nothing to act on. */
export type ActRunners = Partial<Record<ActId, () => void>>;

/** Acts that stay when single keys are turned off: they need a modifier, or stand outside the letters (WCAG 2.1.4). */
export function isSingleKey(act: Act): boolean {
  return /^[a-z]$|^g>|^shift\+[a-z]$|[?[\]]|^shift\+equal/u.test(act.keys);
}
