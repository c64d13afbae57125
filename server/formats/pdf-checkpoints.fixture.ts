import { PDFBool, PDFHexString, PDFName, PDFRawStream, PDFString, type PDFDict } from "pdf-lib";
import { dictOf, listOf, name, type Element, type PdfModel } from "./pdf-model.fixture.ts";

/** A rule of accessible PDF: what in a file breaks it, and how a file is broken so. */
export interface Checkpoint {
  /** Failure condition of the Matterhorn Protocol 1.1 (PDF Association), by which ISO 14289-1 is tested. */
  id: string;
  words: string;
  faults: (model: PdfModel) => string[];
  breaks: (model: PdfModel) => unknown;
}

/** Standard structure types (ISO 32000-1, 14.8.4). */
const standardTags = new Set(
  "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split(
    " ",
  ),
);
/** Which parents and children belong to one another (ISO 32000-1, 14.8.4.3.3 and 14.8.4.3.4). */
const parentsOf: Record<string, readonly string[]> = {
  LI: ["L"],
  LBody: ["LI"],
  Lbl: ["LI"],
  TR: ["Table", "THead", "TBody", "TFoot"],
  TH: ["TR"],
  TD: ["TR"],
  THead: ["Table"],
  TBody: ["Table"],
  TFoot: ["Table"],
};
const childrenOf: Record<string, readonly string[]> = {
  L: ["L", "LI", "Caption"],
  LI: ["Lbl", "LBody"],
  Table: ["TR", "THead", "TBody", "TFoot", "Caption"],
  TR: ["TH", "TD"],
};

const text = (dict: PDFDict | undefined, key: string): string => {
  const value = dict?.lookup(name(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "";
};
const metadata = ({ pdf }: PdfModel): string => {
  const stream = pdf.catalog.lookup(name("Metadata"));
  return stream instanceof PDFRawStream ? Buffer.from(stream.getContents()).toString("utf8") : "";
};
const put = ({ pdf }: PdfModel, key: string, value: unknown) =>
  value === undefined ? pdf.catalog.delete(name(key)) : pdf.catalog.set(name(key), pdf.context.obj(value as never));
const withTag = ({ elements }: PdfModel, ...tags: string[]) => elements.filter(({ tag }) => tags.includes(tag));
const retag = (element: Element | undefined, tag: string) => element?.dict.set(name("S"), PDFName.of(tag));
const misplaced = (tags: readonly string[]) => (model: PdfModel) =>
  withTag(model, ...tags).flatMap(({ tag, parent, children }) => [
    ...(parentsOf[tag]?.includes(parent?.tag ?? "") === false ? [`${tag} in ${parent?.tag}`] : []),
    ...children.filter((kid) => childrenOf[tag]?.includes(kid.tag) === false).map((kid) => `${kid.tag} in ${tag}`),
  ]);
const headings = (model: PdfModel) => withTag(model, "H1", "H2", "H3", "H4", "H5", "H6");
const level = ({ tag }: Element) => Number(tag[1]);
const attributes = ({ pdf }: PdfModel, { dict }: Element, key: string) =>
  listOf(pdf, dict.get(name("A"))).flatMap((row) => dictOf(pdf, row)?.get(name(key)) ?? []);
const annotations = ({ pages }: PdfModel) => pages.flatMap((page) => page.annotations);
const descriptors = ({ pdf, fonts }: PdfModel) =>
  fonts.map((font) => {
    const [inner] = listOf(pdf, font.get(name("DescendantFonts")));
    const descriptor = dictOf(pdf, (dictOf(pdf, inner) ?? font).get(name("FontDescriptor")));
    return {
      font,
      descriptor,
      isOuter: font.has(name("Encoding")) || !String(font.get(name("Subtype"))).startsWith("/CIDFont"),
    };
  });

export const checkpoints: readonly Checkpoint[] = [
  {
    id: "01-003",
    words: "what is an artifact is in no element, and the other way round",
    faults: ({ pages }) =>
      pages.flatMap(({ ink }) =>
        ink
          .filter((marks) => marks.some((m) => m.tag === "Artifact") && marks.some((m) => m.number !== null))
          .map(String),
      ),
    breaks: ({ pdf }) =>
      pdf
        .getPage(0)
        .node.addContentStream(
          pdf.context.register(pdf.context.stream("/Artifact BMC /P <</MCID 0 >>BDC 0 0 1 1 re f EMC EMC")),
        ),
  },
  {
    id: "01-005",
    words: "all that is painted is an artifact or belongs to an element",
    faults: ({ pages }) =>
      pages.flatMap(({ ink, owners }, page) =>
        ink
          .filter(
            (marks) => !marks.some((mark) => mark.tag === "Artifact" || (mark.number !== null && owners(mark.number))),
          )
          .map(() => `page ${page + 1}`),
      ),
    breaks: ({ pdf }) => pdf.getPage(0).drawRectangle({ width: 10, height: 10 }),
  },
  {
    id: "02-001",
    words: "every element is of a standard type, or of one that is said to be like it",
    faults: ({ pdf, elements }) => {
      const root = dictOf(pdf, pdf.catalog.get(name("StructTreeRoot")));
      const roles = dictOf(pdf, root?.get(name("RoleMap")));
      const standard = (tag: string) =>
        standardTags.has(tag) || standardTags.has(String(roles?.get(name(tag))).slice(1));
      return elements.filter(({ tag }) => !standard(tag)).map(({ tag }) => tag);
    },
    breaks: (model) => retag(model.elements.at(-1), "Footnote"),
  },
  {
    id: "06-001",
    words: "the file has XMP metadata",
    faults: (model) => (metadata(model) === "" ? ["none"] : []),
    breaks: (model) => put(model, "Metadata", undefined),
  },
  {
    id: "06-003",
    words: "the metadata has the title that the document has",
    faults: (model) => {
      const [, title] = /<dc:title>.*?<rdf:li[^>]*>([^<]+)<\/rdf:li>/su.exec(metadata(model)) ?? [];
      const plain = title?.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
      return plain !== undefined && plain === model.pdf.getTitle() ? [] : [`«${title}»`];
    },
    breaks: ({ pdf }) => pdf.setTitle("Other"),
  },
  {
    id: "07-002",
    words: "a window shows the title and not the name of the file",
    faults: ({ pdf }) =>
      dictOf(pdf, pdf.catalog.get(name("ViewerPreferences")))?.get(name("DisplayDocTitle")) === PDFBool.True
        ? []
        : ["not"],
    breaks: (model) => put(model, "ViewerPreferences", { DisplayDocTitle: false }),
  },
  {
    id: "UA1 7.1",
    words: "the file says that it is tagged, and has a tree of elements",
    faults: ({ pdf, root }) =>
      root !== null && dictOf(pdf, pdf.catalog.get(name("MarkInfo")))?.get(name("Marked")) === PDFBool.True
        ? []
        : ["not"],
    breaks: (model) => put(model, "MarkInfo", { Marked: false }),
  },
  {
    id: "09-004",
    words: "rows and cells are where a table has them",
    faults: misplaced(["Table", "THead", "TBody", "TFoot", "TR", "TH", "TD"]),
    breaks: (model) => retag(withTag(model, "TD")[0], "P"),
  },
  {
    id: "09-005",
    words: "items of lists are in a list, and their words in a body",
    faults: (model) => [
      ...misplaced(["L", "LI", "Lbl", "LBody"])(model),
      ...withTag(model, "L", "LI")
        .filter(({ hasContent }) => hasContent)
        .map(({ tag }) => `content right in ${tag}`),
    ],
    breaks: (model) => retag(withTag(model, "LBody")[0], "P"),
  },
  {
    id: "10-001",
    words: "every sign can be read as Unicode",
    faults: (model) =>
      descriptors(model).flatMap(({ font, isOuter }) =>
        isOuter && !font.has(name("ToUnicode")) ? [String(font.get(name("BaseFont")))] : [],
      ),
    breaks: (model) => descriptors(model).forEach(({ font }) => font.delete(name("ToUnicode"))),
  },
  {
    id: "11-006",
    words: "the file says its language",
    faults: ({ pdf }) => (/^[a-z]{2,3}\b/u.test(text(pdf.catalog, "Lang")) ? [] : ["none"]),
    breaks: (model) => put(model, "Lang", undefined),
  },
  {
    id: "13-004",
    words: "every figure has words in its place",
    faults: (model) =>
      withTag(model, "Figure", "Formula")
        .filter(({ dict }) => (text(dict, "Alt") || text(dict, "ActualText")) === "")
        .map(({ tag }) => tag),
    breaks: (model) => retag(withTag(model, "P")[0], "Figure"),
  },
  {
    id: "14-002",
    words: "the first heading is of the first level",
    faults: (model) =>
      headings(model)
        .slice(0, 1)
        .filter((row) => level(row) !== 1)
        .map(({ tag }) => tag),
    breaks: (model) => retag(headings(model)[0], "H2"),
  },
  {
    id: "14-003",
    words: "headings go down one level at a time",
    faults: (model) =>
      headings(model).flatMap((row, i, all) => {
        const before = all[i - 1];
        return before && level(row) > level(before) + 1 ? [`${row.tag} after ${before.tag}`] : [];
      }),
    breaks: (model) => retag(headings(model)[1], "H6"),
  },
  {
    id: "15-003",
    words: "heads of tables say what they are the head of",
    faults: (model) =>
      withTag(model, "TH")
        .filter((row) => attributes(model, row, "Scope").length === 0)
        .map(() => "TH"),
    breaks: (model) => withTag(model, "TH")[0]?.dict.delete(name("A")),
  },
  {
    id: "28-008",
    words: "the tab key goes through a page as its structure does",
    faults: ({ pages }) =>
      pages.flatMap(({ dict }, page) => (dict.get(name("Tabs")) === PDFName.of("S") ? [] : [`page ${page + 1}`])),
    breaks: ({ pages }) => pages[0]?.dict.set(name("Tabs"), PDFName.of("R")),
  },
  {
    id: "28-011",
    words: "every link of a page is in an element for links",
    faults: (model) => {
      const known = new Set(withTag(model, "Link").flatMap((row) => row.annotations));
      return annotations(model).flatMap((row) => (known.has(row) ? [] : [String(row.get(name("Rect")))]));
    },
    breaks: (model) => retag(withTag(model, "Link")[0], "Span"),
  },
  {
    id: "28-012",
    words: "every link says in words where it leads",
    faults: (model) =>
      annotations(model).flatMap((row) => (text(row, "Contents") === "" ? [String(row.get(name("Rect")))] : [])),
    breaks: (model) => annotations(model)[0]?.delete(name("Contents")),
  },
  {
    id: "31-009",
    words: "all fonts are inside",
    faults: (model) =>
      descriptors(model).flatMap(({ font, descriptor }) =>
        font.get(name("Subtype")) === PDFName.of("Type3") ||
        ["FontFile", "FontFile2", "FontFile3"].some((key) => descriptor?.has(name(key)))
          ? []
          : [String(font.get(name("BaseFont")))],
      ),
    breaks: (model) =>
      descriptors(model).forEach(({ descriptor }) =>
        ["FontFile2", "FontFile3"].map((key) => descriptor?.delete(name(key))),
      ),
  },
];
