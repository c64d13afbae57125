import { Parser } from "htmlparser2";

/** An element of a page as it was written. Nothing is moved or added as a browser would. */
export interface HtmlElement {
  /** In small letters. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (HtmlElement | string)[];
  /** The line where it begins, from 1. */
  line: number;
}

/** Deeper than this nobody nests; a page that does is read as far as this. */
const deepest = 1000;
/** So many letters are read at once, so that a page cannot get much deeper than that. */
const atOnce = 4096;

interface Open extends HtmlElement {
  children: (Open | string)[];
}

/** The elements of a page, under a root without a name. Whatever is written gives a tree, in time linear in it. */
export function htmlElements(html: string): HtmlElement {
  const root: Open = { name: "", attributes: {}, children: [], line: 1 };
  const open = [root];
  let [line, counted] = [1, 0];
  const lineAt = (place: number): number => {
    for (; counted < place; counted += 1) if (html.charCodeAt(counted) === 10) line += 1;
    return line;
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const element: Open = { name, attributes, children: [], line: lineAt(parser.startIndex) };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    ontext: (text) => void open.at(-1)?.children.push(text),
    onclosetag: () => void open.pop(),
  });
  for (let at = 0; at < html.length && open.length <= deepest; at += atOnce) parser.write(html.slice(at, at + atOnce));
  parser.end();
  return root;
}

/** The value of an attribute, or undefined; one that is written without a value is "". */
export function attributeOf({ attributes }: HtmlElement, name: string): string | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

/** The words of an attribute that holds several, parted by white space. */
export function tokensOf(element: HtmlElement, name: string): string[] {
  return (attributeOf(element, name) ?? "").split(/\s+/u).filter(Boolean);
}

/** What may still be looked at of a page: its tags may send a reader through the same words again and again. */
export interface Effort {
  left: number;
}

/** So many elements and letters are looked at for what the tags of one page say. */
export const effortOf = (): Effort => ({ left: 4_000_000 });

/** So much of the words of one element is read. */
const longest = 20_000;

/** What is written in an element and in those inside of it, as a reader sees it: white space of any length is one space. */
export function wordsOf(element: HtmlElement, effort: Effort): string {
  const words: string[] = [];
  let length = 0;
  for (const one of walked(element, effort)) {
    if (typeof one !== "string") continue;
    const part = one.slice(0, longest - length);
    words.push(part);
    length += part.length;
    effort.left -= part.length;
    if (length >= longest) break;
  }
  return words.join("").replaceAll(/\s+/gu, " ").trim();
}

/** The words and elements inside of `root`, in the order of the page; of an element that `enters` refuses, nothing inside. */
export function* walked(
  root: Pick<HtmlElement, "children">,
  effort: Effort,
  enters: (element: HtmlElement) => boolean = () => true,
): Generator<HtmlElement | string> {
  const left: (HtmlElement | string)[] = root.children.toReversed();
  for (let one = left.pop(); one !== undefined && effort.left > 0; one = left.pop()) {
    effort.left -= 1;
    yield one;
    // one after the other: a call takes only so many arguments
    if (typeof one !== "string" && enters(one)) for (const child of one.children.toReversed()) left.push(child);
  }
}
