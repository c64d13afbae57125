/** HTML that a word processor wrote: Word, Google Docs, LibreOffice, whether saved or on the clipboard. */

/** How far into the HTML its maker is looked for, in code units. */
const looked = 10_000;

const makers = [
  /<html\b[^>]*urn:schemas-microsoft-com:office/iu,
  /<meta\b[^>]{0,200}(?:Word\.Document|Microsoft Word|LibreOffice|OpenOffice)/iu,
  /id=["']?docs-internal-guid/iu,
  /themes\.googleusercontent\.com\/fonts|class="[^"]{0,200}\bdoc-content\b/iu,
  // Windows marks so what was copied
  /<!--StartFragment/u,
];

/** Whether all of the HTML is a text, with no page around it: a document, a part that was copied, or a fragment. */
export function isWritten(html: string): boolean {
  const start = html.slice(0, looked);
  return makers.some((maker) => maker.test(start)) || !/<(?:!doctype|html|head|body)\b/iu.test(start);
}

const styleOf = (element: Element) => element.getAttribute("style") ?? "";
const isMarker = (element: Element) => /mso-list:\s*Ignore/iu.test(styleOf(element));

interface Item {
  list: string;
  level: number;
  tag: "ol" | "ul";
  start: number;
}

/** What Word says of a paragraph that it numbers itself; undefined for all other. Takes its number or bullet out. */
function takeItem(paragraph: Element): Item | undefined {
  const [, list, level] = /mso-list:\s*(l\d+)\s+level(\d)/iu.exec(styleOf(paragraph)) ?? [];
  const marker = list === undefined ? undefined : [...paragraph.querySelectorAll("span")].find(isMarker);
  if (list === undefined || marker === undefined) return undefined;
  const shown = (marker.textContent ?? "").replace(/\s+/gu, "");
  marker.remove();
  // «o» is the bullet of the second level, in Courier
  const isNumber = shown !== "o" && /^\(?(?:\d+(?:\.\d+)*|[a-z]+)[.)]*$/iu.test(shown);
  return { list, level: Number(level), tag: isNumber ? "ol" : "ul", start: Number(/^\(?(\d+)/u.exec(shown)?.[1] ?? 1) };
}

/** Word writes the items of its lists as paragraphs that follow each other: here they become lists. */
function makeLists(document: Document): void {
  let open: { element: Element; item: Item }[] = [];
  let last: Element | undefined;
  for (const paragraph of document.querySelectorAll("p")) {
    const item = takeItem(paragraph);
    if (!item) continue;
    const root = open[0]?.element;
    if (!root || paragraph.previousElementSibling !== root) open = [];
    while ((open.at(-1)?.item.level ?? 0) > item.level) open.pop();
    const top = open.at(-1);
    if (top?.item.level === item.level && (top.item.tag !== item.tag || top.item.list !== item.list)) open.pop();
    let parent = open.at(-1);
    if (!parent || parent.item.level < item.level) {
      const element = document.createElement(item.tag);
      if (item.tag === "ol") element.setAttribute("start", String(item.start));
      if (parent) last?.append(element);
      else paragraph.before(element);
      parent = { element, item };
      open.push(parent);
    }
    last = document.createElement("li");
    parent.element.append(last);
    last.append(paragraph);
  }
}

/** Word on the web gives each item a list of its own. */
function joinLists(document: Document): void {
  for (const wrapper of document.querySelectorAll(".ListContainerWrapper")) {
    const list = wrapper.firstElementChild;
    const before = wrapper.previousElementSibling?.lastElementChild;
    const isNext = wrapper.previousElementSibling?.classList.contains("ListContainerWrapper");
    if (!list || !isNext || before?.localName !== list.localName) continue;
    before.append(...list.children);
    wrapper.remove();
  }
}

const styles: Readonly<Record<string, string>> = {
  MsoTitle: "h1",
  MsoQuote: "blockquote",
  MsoIntenseQuote: "blockquote",
  MsoCaption: "figcaption",
};

function renamed(document: Document, element: Element, name: string): void {
  const made = document.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
}

function remove(elements: readonly Element[]): number {
  for (const element of elements) element.remove();
  return elements.length;
}

/** Comments of Google Docs stand at the end, each in a part of its own that leads back to its place. */
function removeGoogleComments(document: Document): number {
  for (const anchor of document.querySelectorAll('a[id^="cmnt_ref"]')) (anchor.closest("sup") ?? anchor).remove();
  const comments = [...document.querySelectorAll('a[id^="cmnt"]')];
  for (const anchor of comments) (anchor.closest("div") ?? anchor).remove();
  return comments.length;
}

/** Google Docs saves its links as ways over Google. */
function leadStraight(document: Document): void {
  for (const link of document.querySelectorAll('a[href^="https://www.google.com/url?"]')) {
    const to = new URL(link.getAttribute("href") ?? "").searchParams.get("q");
    if (to && /^https?:/iu.test(to)) link.setAttribute("href", to);
  }
}

function few(number: number, one: string, many: string): string[] {
  return number === 0 ? [] : [`${number} ${number === 1 ? one : many}.`];
}

/**
 * Makes what a word processor wrote in its own way what HTML has for it: Word's lists, titles, quotes and captions.
 * Takes out comments and deleted words, as in a Word file, and answers with notes on them.
 */
export function tidyWritten(document: Document): string[] {
  const styled = (pattern: RegExp) =>
    [...document.querySelectorAll('[style*="mso-"]')].filter((element) => pattern.test(styleOf(element)));
  const word = styled(/mso-element:\s*comment(?:;|$)/iu).length;
  remove(styled(/mso-element:\s*comment-list|mso-special-character:\s*comment/iu));
  remove([...document.querySelectorAll(".msocomanchor")]);
  const google = removeGoogleComments(document);
  const inserted = document.querySelectorAll(".msoIns").length;
  const changes = inserted + remove([...document.querySelectorAll(".msoDel")]);
  // spaces that editors write as no-break spaces only to show them
  for (const span of document.querySelectorAll('[style*="mso-spacerun"], .Apple-converted-space')) {
    span.textContent = (span.textContent ?? "").replaceAll("\u00a0", " ");
  }
  for (const [name, tag] of Object.entries(styles)) {
    for (const element of document.querySelectorAll(`p.${name}`)) renamed(document, element, tag);
  }
  for (const span of [...document.querySelectorAll("h1 span, h2 span, h3 span, h4 span")].filter(isMarker)) {
    span.textContent = `${(span.textContent ?? "").trim()} `;
  }
  makeLists(document);
  joinLists(document);
  leadStraight(document);
  return [
    ...few(changes, "tracked change taken as accepted", "tracked changes taken as accepted"),
    ...few(word + google, "comment left out", "comments left out"),
  ];
}
