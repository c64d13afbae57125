/** A string, a dictionary that lies in no other, a name, or any other word of a content stream (ISO 32000-1, 7.8.2). */
const token =
  /\((?:[^\\()]|\\[\s\S]|\((?:[^\\()]|\\[\s\S])*\))*\)|<<(?:[^<>]|<[^<>]*>)*>>|<[^<>]*>|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+|[[\]]/gu;
const operator = /^(?:[A-Za-z]+\*?|'|")$/u;
const paintsPath = new Set(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*"]);
/** Where marked content begins and ends, and texts do. Strings in a content stream of Chromium's hold no such words. */
const border = /(?<=\s)(?:BDC|BMC|EMC|BT|ET)(?=\s)/gu;
const paintsAlone = new Set(["Do", "sh", "Tj", "TJ", "'", '"']);

/** Where the marked content ends that begins before here: behind its EMC; -1 when a text reaches over that. */
function endOfMarked(content: string, from: number): number {
  let [depth, texts] = [1, 0];
  border.lastIndex = from;
  for (let found = border.exec(content); found !== null; found = border.exec(content)) {
    const [word] = found;
    if (word === "BT") texts += 1;
    else if (word === "ET") texts -= 1;
    else depth += word === "EMC" ? -1 : 1;
    if (depth === 0) return texts === 0 ? border.lastIndex : -1;
  }
  return -1;
}

/**
 * The content stream of a page in which all that is painted outside of marked content stands between marks of an
 * artifact: paper, margins, rules, signs that say nothing. A path is marked from where it begins, a text whole where
 * nothing of it belongs to the structure.
 */
export function withArtifacts(content: string): string {
  const cuts: { at: number; mark: string }[] = [];
  const wrap = (start: number, end: number) =>
    cuts.push({ at: start, mark: "/Artifact BMC\n" }, { at: end, mark: "\nEMC" });
  /** Of each mark that is open, whether what is in it belongs to the structure or is an artifact already. */
  const open: boolean[] = [];
  const isLoose = () => !open.includes(true);
  let operands = -1;
  let path = -1;
  let text = -1;
  let shown: [number, number][] = [];
  let isMixed = false;
  const words = new RegExp(token);
  for (let found = words.exec(content); found !== null; found = words.exec(content)) {
    const { 0: word, index } = found;
    const end = index + word.length;
    if (operands === -1) operands = index;
    if (!operator.test(word)) continue;
    const start = operands;
    operands = -1;
    if (word === "BMC" || word === "BDC") {
      const belongs = /\/MCID\b|^\/Artifact\b/u.test(content.slice(start, index));
      // most of a page: nothing in it is loose
      const past = belongs && text === -1 && path === -1 && open.length === 0 ? endOfMarked(content, end) : -1;
      if (past !== -1) {
        words.lastIndex = past;
        continue;
      }
      open.push(belongs);
      isMixed ||= belongs;
    } else if (word === "EMC") open.pop();
    else if (word === "BT") {
      text = start;
      shown = [];
      isMixed = !isLoose();
    } else if (word === "ET") {
      if (!isMixed && shown.length > 0) wrap(text, end);
      else for (const [from, to] of shown) wrap(from, to);
      text = -1;
    } else if (word === "m" || word === "re") {
      if (path === -1) path = start;
    } else if (word === "n" || paintsPath.has(word)) {
      if (word !== "n" && isLoose()) wrap(path === -1 ? start : path, end);
      path = -1;
    } else if (paintsAlone.has(word) && isLoose()) {
      if (text === -1) wrap(start, end);
      else shown.push([start, end]);
    }
  }
  let before = 0;
  const parts = cuts
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ at, mark }) => {
      const piece = content.slice(before, at);
      before = at;
      return [piece, mark];
    });
  return [...parts, content.slice(before)].join("");
}
