import { setImmediate as breathe } from "node:timers/promises";
import { promisify } from "node:util";
import { deflate, inflate } from "node:zlib";
import { escapeHtml } from "@/core/annotated-html.ts";
import { withArtifacts } from "./pdf-artifacts.ts";
import { joinFiles } from "./pdf-join.ts";
import { withinReport, withNumber } from "./pdf-parts.ts";
import { readPdfFile, refIn, textString, wordsOf, writePdfFile, type PdfFile } from "./pdf-file.ts";

const packedStream = /^\d+ 0 obj\n<<\/Filter \/FlateDecode\n\/Length \d+>> stream\n([\s\S]*)\nendstream\nendobj\n$/u;

/** Packs in half of the time that the usual level takes; the pages take an eighth more. */
const quick = 4;

/** As many pages at a time: their bytes are packed beside this thread. */
const together = 8;

/** Changes what each page paints. False, and the file as it was in part, where `change` answers null. */
async function repaint({ objects }: PdfFile, change: (content: string, page: number) => string | null) {
  const pages = [...objects.values()].filter((object) => object.includes("/Type /Page\n"));
  const repaintOne = async (page: string, place: number): Promise<boolean> => {
    const number = refIn(page, "Contents");
    const [, data] = packedStream.exec(objects.get(number) ?? "") ?? [];
    if (data === undefined) return true;
    const content = await promisify(inflate)(Buffer.from(data, "latin1"), { chunkSize: 1 << 18 });
    const changed = change(content.toString("latin1"), place);
    if (changed === null) return false;
    const packed = (await promisify(deflate)(Buffer.from(changed, "latin1"), { level: quick })).toString("latin1");
    const dict = `<</Filter /FlateDecode\n/Length ${packed.length}>>`;
    objects.set(number, `${number} 0 obj\n${dict} stream\n${packed}\nendstream\nendobj\n`);
    return true;
  };
  for (let at = 0; at < pages.length; at += together) {
    const done = await Promise.all(pages.slice(at, at + together).map((page, i) => repaintOne(page, at + i)));
    if (done.includes(false)) return false;
  }
  return true;
}

/**
 * An item of a list gets the body that a list demands for its words; its sign stays beside that. What was the item
 * becomes the body, since all that is in it names it by its number.
 */
function addListBodies(file: PdfFile): void {
  const { objects } = file;
  const edit = (number: number, change: (object: string) => string) =>
    objects.set(number, change(objects.get(number) ?? ""));
  const items = [...objects].filter(([, object]) => object.includes("<</Type /StructElem\n/S /LI\n/P "));
  for (const [body, object] of items) {
    const list = Number(/\n\/P (\d+) 0 R\n/u.exec(object)?.[1]);
    const item = file.size++;
    const [, held = ""] = /\n\/K \[?((?:\d+ 0 R|\d+| )*)\]?/u.exec(object) ?? [];
    const parts = held.match(/\d+ 0 R|\d+/gu) ?? [];
    const isSign = (part: string) =>
      objects.get(Number.parseInt(part, 10))?.includes("\n/S /Lbl\n") && part.endsWith("R");
    const signs = parts.filter(isSign);
    const rest = parts.filter((part) => !isSign(part)).join(" ");
    edit(body, (was) =>
      was
        .replace("/S /LI\n", "/S /LBody\n")
        .replace(`/P ${list} 0 R`, `/P ${item} 0 R`)
        .replace(/(\n\/K )(?:\[[^\]]*\]|\d+(?: 0 R)?)/u, `$1[${rest}]`),
    );
    for (const sign of signs) edit(Number.parseInt(sign, 10), (was) => was.replace(`/P ${body} 0 R`, `/P ${item} 0 R`));
    edit(list, (was) => {
      const [head = "", ...kids] = was.split(/(?<=\n\/K )/u);
      return head + kids.join("").replace(new RegExp(`\\b${body} 0 R`, "u"), `${item} 0 R`);
    });
    const kids = [...signs, `${body} 0 R`].join(" ");
    objects.set(item, `${item} 0 obj\n<</Type /StructElem\n/S /LI\n/P ${list} 0 R\n/K [${kids}]>>\nendobj\n`);
  }
}

/** Types of PDF 2.0 that Chromium gives, and what each is among those of PDF 1.7. */
const roles = "/Aside /Sect /Title /P /FENote /Note /Sub /Span /Strong /Span /Em /Span";

/** The types that older readers do not know are named by ones that they know. */
function mapRoles({ objects }: PdfFile): void {
  for (const [number, object] of objects) {
    if (!object.includes("<</Type /StructTreeRoot\n") || object.includes("/RoleMap")) continue;
    objects.set(number, object.replace("/StructTreeRoot\n", `/StructTreeRoot\n/RoleMap <<${roles}>>\n`));
  }
}

/** A figure without words in its place is no picture but words in a frame: those are read. */
function readFrames({ objects }: PdfFile): void {
  for (const [number, object] of objects) {
    if (!object.includes("<</Type /StructElem\n/S /Figure\n") || object.includes("\n/Alt ")) continue;
    objects.set(number, object.replace("/S /Figure\n", "/S /Div\n"));
  }
}

/** Every link says where it leads: an address itself, a place in the report by the name that it has there. */
function nameLinks({ objects }: PdfFile): void {
  for (const [number, object] of objects) {
    if (!object.includes("/Type /Annot\n/Subtype /Link\n") || object.includes("/Contents")) continue;
    const [, address] = /\/URI (\((?:[^\\()]|\\.)*\))/su.exec(object) ?? [];
    const [, place = ""] = /\/Dest \/(\S+?)(?=[\s/>])/u.exec(object) ?? [];
    const words = place
      .replaceAll(/#([\dA-F]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      .replaceAll("-", " ");
    const contents = address ?? textString(`${words.charAt(0).toUpperCase()}${words.slice(1)}`);
    objects.set(number, object.replace("/Subtype /Link\n", `/Subtype /Link\n/Contents ${contents}\n`));
  }
}

/** The title and date of the file once more, as XMP (ISO 16684-1), which readers of today look at. */
function addMetadata(file: PdfFile, at: string): void {
  const { objects, trailer } = file;
  const [root = 0, info = 0] = ["Root", "Info"].map((key) => refIn(`<<${trailer}`, key));
  const [, title = "()"] = /\/Title (<[^>]*>|\((?:[^\\()]|\\.)*\))/su.exec(objects.get(info) ?? "") ?? [];
  const catalog = objects.get(root) ?? "";
  const [, language = "x-default"] = /\/Lang \(([\w-]+)\)/u.exec(catalog) ?? [];
  const xmp = Buffer.from(
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(wordsOf(title).replaceAll(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd"))}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${at}</xmp:CreateDate>
<xmp:ModifyDate>${at}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`,
  ).toString("latin1");
  const number = file.size++;
  const dict = `<</Type /Metadata\n/Subtype /XML\n/Length ${xmp.length}>>`;
  objects.set(number, `${number} 0 obj\n${dict} stream\n${xmp}\nendstream\nendobj\n`);
  objects.set(root, catalog.replace("<</Type /Catalog\n", `<</Type /Catalog\n/Metadata ${number} 0 R\n`));
}

/** The parts of a report as one file, with their links and the numbers of pages as they are in that. */
async function joined(parts: readonly PdfFile[]): Promise<PdfFile | null> {
  const [first, second] = parts;
  const file = first && second ? joinFiles(first, second) : null;
  if (file === null) return null;
  await breathe();
  for (const [number, object] of file.objects)
    if (object.includes("http://part.invalid/")) file.objects.set(number, withinReport(object));
  const total = [...file.objects.values()].filter((object) => object.includes("/Type /Page\n")).length;
  const change = (content: string, page: number) => {
    const numbered = withNumber(content, `${page + 1} / ${total}`);
    return numbered === null ? null : withArtifacts(numbered);
  };
  return (await repaint(file, change)) ? file : null;
}

/**
 * The PDF, or the two parts of one (inParts), that Chromium printed, with what it leaves out of the tags: artifacts
 * marked, bodies in lists, words for links, known names for new types, frames told from pictures, and XMP metadata with
 * the title and `at` (ISO 8601). One that is built in another way comes back as it was; null for two such. What is
 * checked of the outcome stands in pdf-checkpoints.fixture.ts; the file does not claim to be PDF/UA, since no validator
 * of that has seen it.
 */
export async function withTags(printed: readonly Buffer[], at: string): Promise<Buffer | null> {
  const parts: PdfFile[] = [];
  for (const bytes of printed) {
    const part = readPdfFile(bytes.toString("latin1"));
    if (part === null) return printed.length === 1 ? bytes : null;
    parts.push(part);
    await breathe();
  }
  const [only] = parts;
  if (only === undefined) return null;
  const file = printed.length === 1 ? only : await joined(parts);
  if (file === null) return null;
  if (printed.length === 1) await repaint(file, withArtifacts);
  // others get a turn between each two
  for (const mend of [addListBodies, mapRoles, readFrames, nameLinks]) {
    mend(file);
    await breathe();
  }
  addMetadata(file, at);
  return Buffer.from(writePdfFile(file), "latin1");
}
