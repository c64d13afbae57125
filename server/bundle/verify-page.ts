/** The script of verify.html: the reader gives it a bundle, and it says in words what it found. */
import { checkBundle, type BundleFound } from "@/core/bundle/check.ts";
import { bundleVerdict, pastedKey, type ExpectedKey } from "@/core/bundle/words.ts";
import { webPlatform } from "./web-platform.ts";

const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
};

function element(name: string, text = "", ...children: Node[]): HTMLElement {
  const made = document.createElement(name);
  made.append(text, ...children);
  return made;
}

const audiences = { public: "Public copy", editor: "Editor’s copy", legal: "Legal copy" } as const;
const states = {
  ok: "✓ whole",
  damaged: "✗ changed",
  missing: "✗ missing",
  extra: "✗ not of this bundle",
} as const;

function historyWords({ history, manifest }: BundleFound): string {
  if (!history) return manifest?.audience === "public" ? "– A public bundle has none." : "– It could not be checked.";
  if (history.wrong !== null) return `✗ ${history.wrong}`;
  const inPart =
    history.inPart === 0 ? "" : ` Told in part, since something in it is not for this copy: ${history.inPart}.`;
  const events = history.proved === 1 ? "1 event is" : `${history.proved} events are`;
  return `✓ ${events} word for word what the hashes were made of.${inPart}`;
}

function facts(found: BundleFound, signature: string): HTMLElement {
  const { manifest, manifestSha256 } = found;
  const logs = (manifest?.logs ?? []).map(({ log, seq, hash }) => `log ${log.slice(0, 12)}, event ${seq}: ${hash}`);
  const rows: [string, string][] = [
    ["Article", manifest?.title ?? "–"],
    ["Whose copy", manifest ? audiences[manifest.audience] : "–"],
    ["As of", manifest ? `${manifest.asOf.slice(0, 16).replace("T", " ")} UTC` : "–"],
    ["History", historyWords(found)],
    ["Head of the event chain", logs.join("; ") || "–"],
    ["Signature", signature],
    ["Files that are missing", manifest?.missing.map((row) => `${row.sha256}: ${row.why}`).join("; ") || "none"],
    ["SHA-256 of manifest.json", manifestSha256 ?? "–"],
  ];
  return element("dl", "", ...rows.flatMap(([name, value]) => [element("dt", name), element("dd", value)]));
}

/** What is not whole stands first. */
function partsTable({ parts }: BundleFound): HTMLElement {
  const table = element("table", "", element("caption", "The parts"));
  const head = ["Part", "Bytes", "State"].map((name) => {
    const cell = element("th", name);
    cell.setAttribute("scope", "col");
    return cell;
  });
  table.append(element("thead", "", element("tr", "", ...head)));
  const inTurn = [...parts.filter(({ state }) => state !== "ok"), ...parts.filter(({ state }) => state === "ok")];
  const rows = inTurn.map(({ path, bytes, state }) => {
    const row = element(
      "tr",
      "",
      element("td", path),
      element("td", bytes.toLocaleString("en")),
      element("td", states[state]),
    );
    row.className = state;
    return row;
  });
  table.append(element("tbody", "", ...rows));
  return table;
}

const keyField = byId("key") as HTMLTextAreaElement;

/** Whose signature it must have, by the field; what is no key is said below it. */
function expectedKey(): ExpectedKey {
  const text = keyField.value;
  const publicKey = text.trim() === "" ? null : pastedKey(text);
  const isUnreadable = text.trim() !== "" && publicKey === null;
  keyField.setAttribute("aria-invalid", String(isUnreadable));
  byId("key-wrong").textContent = isUnreadable
    ? "✗ This is no Ed25519 public key. It has 64 hexadecimal digits, or begins with -----BEGIN PUBLIC KEY-----."
    : "";
  if (isUnreadable) return "unreadable";
  return publicKey === null ? null : { publicKey };
}

function show({ name, found }: { name: string; found: BundleFound }): void {
  const { isGood, headline, signature } = bundleVerdict(name, found, expectedKey());
  const verdict = byId("verdict");
  verdict.className = isGood ? "sound" : "damaged";
  verdict.textContent = headline;
  const damage = found.damage.map(({ where, what }) =>
    element("li", "", element("strong", where), element("span", `: ${what}`)),
  );
  byId("found").replaceChildren(
    ...(damage.length > 0 ? [element("h2", "What was changed"), element("ul", "", ...damage)] : []),
    element("h2", "What it says of itself"),
    facts(found, signature),
    partsTable(found),
  );
}

let last: { name: string; found: BundleFound } | null = null;
keyField.addEventListener("input", () => {
  if (last) show(last);
  else expectedKey();
});

let asked = 0;

async function check(file: File): Promise<void> {
  const turn = ++asked;
  const verdict = byId("verdict");
  last = null;
  verdict.className = "";
  verdict.textContent = `Reading ${file.name} …`;
  byId("found").replaceChildren();
  const progress = byId("progress") as HTMLProgressElement;
  progress.hidden = false;
  try {
    const read = async (start: number, end: number) => new Uint8Array(await file.slice(start, end).arrayBuffer());
    const tell = (done: number, total: number) => {
      if (turn === asked) progress.value = done / total;
    };
    const found = await checkBundle({ size: file.size, read }, webPlatform, tell);
    if (turn !== asked) return;
    last = { name: file.name, found };
    show(last);
  } catch (error) {
    if (turn !== asked) return;
    verdict.className = "damaged";
    verdict.textContent = `✗ ${file.name} could not be read (${(error as Error).message}). Choose it again.`;
  } finally {
    if (turn === asked) progress.hidden = true;
  }
}

const input = byId("file") as HTMLInputElement;
input.addEventListener("change", () => {
  const [file] = input.files ?? [];
  if (file) void check(file);
});
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("over");
});
document.addEventListener("dragleave", () => document.body.classList.remove("over"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("over");
  const [file] = event.dataTransfer?.files ?? [];
  if (file) void check(file);
});
