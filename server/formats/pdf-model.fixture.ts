import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFObject,
} from "pdf-lib";

/** For tests: an element of a PDF's structure (ISO 32000-1, 14.7). */
export interface Element {
  tag: string;
  dict: PDFDict;
  parent: Element | null;
  children: Element[];
  /** Whether it holds content of the page itself. */
  hasContent: boolean;
  /** The annotations that it points to. */
  annotations: PDFDict[];
}

/** For tests: a PDF as the rules of accessibility see it (checkpoints in pdf-checkpoints.fixture.ts). */
export interface PdfModel {
  pdf: PDFDocument;
  root: Element | null;
  elements: Element[];
  pages: PageModel[];
  fonts: PDFDict[];
}

interface PageModel {
  dict: PDFDict;
  annotations: PDFDict[];
  /** What is painted on it: in which marks each stroke of ink lies, the outermost first. */
  ink: Mark[][];
  /** The element that each number of marked content belongs to; none for what the structure does not know. */
  owners: (number: number) => PDFObject | undefined;
}

export interface Mark {
  tag: string;
  number: number | null;
}

export const name = (text: string) => PDFName.of(text);
export const dictOf = (pdf: PDFDocument, object: PDFObject | undefined): PDFDict | undefined => {
  const found = object instanceof PDFRef ? pdf.context.lookup(object) : object;
  return found instanceof PDFDict ? found : found instanceof PDFStream ? found.dict : undefined;
};
export const listOf = (pdf: PDFDocument, object: PDFObject | undefined): PDFObject[] => {
  const found = object instanceof PDFRef ? pdf.context.lookup(object) : object;
  return found === undefined ? [] : found instanceof PDFArray ? found.asArray() : [found];
};

/** Reads the structure of a PDF and what its pages paint. */
export async function readPdf(bytes: Uint8Array): Promise<PdfModel> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const treeRoot = dictOf(pdf, pdf.catalog.get(name("StructTreeRoot")));
  const elements: Element[] = [];
  const read = (dict: PDFDict, parent: Element | null): Element => {
    const tag = String(dict.get(name("S"))).slice(1);
    const element: Element = { tag, dict, parent, children: [], hasContent: false, annotations: [] };
    elements.push(element);
    for (const row of listOf(pdf, dict.get(name("K")))) {
      const kid = dictOf(pdf, row);
      const type = String(kid?.get(name("Type")));
      if (kid === undefined || type === "/MCR") element.hasContent = true;
      else if (type === "/OBJR") element.annotations.push(dictOf(pdf, kid.get(name("Obj"))) ?? kid);
      else element.children.push(read(kid, element));
    }
    return element;
  };
  const top = dictOf(pdf, listOf(pdf, treeRoot?.get(name("K")))[0]);
  const root = top ? read(top, null) : null;
  const owners = parentTree(pdf, dictOf(pdf, treeRoot?.get(name("ParentTree"))));
  return {
    pdf,
    root,
    elements,
    pages: pdf.getPages().map(({ node }) => {
      const number = node.get(name("StructParents"));
      const rows = number instanceof PDFNumber ? listOf(pdf, owners.get(number.asNumber())) : [];
      return {
        dict: node,
        annotations: listOf(pdf, node.get(name("Annots"))).flatMap((row) => dictOf(pdf, row) ?? []),
        ink: inkOf(pdf, node),
        owners: (mark) => dictOf(pdf, rows[mark]),
      };
    }),
    fonts: pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const dict = dictOf(pdf, object);
      return dict?.get(name("Type")) === name("Font") ? [dict] : [];
    }),
  };
}

function parentTree(pdf: PDFDocument, node: PDFDict | undefined): Map<number, PDFObject> {
  if (!node) return new Map();
  const numbers = listOf(pdf, node.get(name("Nums")));
  const own = numbers.flatMap((key, i): [number, PDFObject][] => {
    const value = numbers[i + 1];
    return i % 2 === 0 && key instanceof PDFNumber && value ? [[key.asNumber(), value]] : [];
  });
  const below = listOf(pdf, node.get(name("Kids"))).flatMap((kid) => [...parentTree(pdf, dictOf(pdf, kid))]);
  return new Map([...own, ...below]);
}

/** A string, a name, a dictionary that lies in no other, a number, or an operator of a content stream. */
const token =
  /\((?:[^\\()]|\\[\s\S]|\((?:[^\\()]|\\[\s\S])*\))*\)|<<(?:[^<>]|<[^<>]*>)*>>|<[^<>]*>|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/gu;
const paints = new Set(["Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI"]);

/** The marks around all that a page paints, in its order. */
function inkOf(pdf: PDFDocument, page: PDFDict): Mark[][] {
  const streams = listOf(pdf, page.get(name("Contents"))).map((row) => pdf.context.lookup(row));
  const content = streams.map((row) =>
    row instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(row).decode()).toString("latin1") : String(row),
  );
  const open: Mark[] = [];
  const ink: Mark[][] = [];
  let before: string[] = [];
  for (const [word] of content.join("\n").matchAll(token)) {
    const [tag = "", properties = ""] = before.slice(-2);
    const number = /\/MCID\s+(\d+)/u.exec(properties)?.[1];
    if (word === "BMC") open.push({ tag: (before.at(-1) ?? "").slice(1), number: null });
    else if (word === "BDC") open.push({ tag: tag.slice(1), number: number === undefined ? null : Number(number) });
    else if (word === "EMC") open.pop();
    else if (paints.has(word)) ink.push([...open]);
    before = [...before.slice(-1), word];
  }
  return ink;
}
