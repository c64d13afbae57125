/** The editor in which a new version is written. */
import { Editor, Extension } from "@tiptap/core";
import { keymap } from "@tiptap/pm/keymap";
import { Node } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { selectorOf } from "@/core/anchoring.ts";
import { articleText, placedBlocks } from "@/core/article-text.ts";
import type { Document } from "@/core/articles.ts";
import { carryTargets, isAccepted } from "@/core/carry.ts";
import type { Span } from "@/core/claims.ts";
import { galleyClasses, type MarkedClaim } from "@/core/marked-claims.ts";
import { withShiftedDigits } from "@/core/text/raised-digits.ts";
import type { ProposedWording } from "@/core/wording-answers.ts";
import { claimHighlights, placeClaims, sceneIn } from "../editor/claim-highlights.ts";
import { articleExtensions, writingExtensions } from "../editor/extensions.ts";
import { positionsOf } from "../editor/positions.ts";
import { firstPainted } from "../editor/viewport.ts";
import type { KeptText } from "./kept-texts.ts";
import { suggestions } from "./suggestions.ts";
import { documentWriter } from "./unchanged.ts";
import { toCell } from "./table-commands.ts";
import { toolKeymap } from "./writing-commands.ts";

/** The text that stands, its claims, and what is proposed for them. Offsets count in `document`. */
export interface WritingGround {
  document: Document;
  marks: readonly MarkedClaim[];
  wordings: readonly ProposedWording[];
  language: string;
  label: string;
}

/** What a page asks of the editor. */
export interface WritingEditor {
  editor: Editor;
  /** The document as it stands; what was not edited is that of the version it was made on, to the letter. */
  document: () => Document;
  /** Where the claims stand, as offsets in the text as it is now. */
  places: () => [claimId: string, spans: Span[]][];
  /** Puts another text in, as one that was kept, with its claims in these places. */
  put: (document: Document, places: KeptText["places"]) => void;
  /** Looks for claims that lost their words, as the server will. */
  findLost: () => void;
  destroy: () => void;
}

/** Half a character, or a character that no text may hold. */
const forbidden = /\0|[\ud800-\udfff]/gu;

function createEditor(host: HTMLElement, ground: WritingGround, changed: () => void): Editor {
  const { document: article, marks, wordings, language, label } = ground;
  const galley = document.createElement("div");
  galley.className = galleyClasses(articleText(article).length);
  host.replaceChildren(galley);
  const claims = Extension.create({
    name: "claims",
    priority: 1000,
    addProseMirrorPlugins: () => [
      claimHighlights({ marks, sentences: null, openClaimId: null }, (doc) => firstPainted(galley, doc)),
      suggestions(wordings, new Map()),
      keymap({ Tab: toCell(1), "Shift-Tab": toCell(-1), ...toolKeymap }),
    ],
  });
  return new Editor({
    element: { mount: galley },
    content: article,
    extensions: [...articleExtensions, ...writingExtensions, claims],
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    enableCoreExtensions: { delete: false, tabindex: false, textDirection: false },
    editorProps: {
      attributes: {
        class: `${galley.className} writing-text`,
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        "aria-describedby": "writing-hint",
        lang: language,
      },
      transformPastedHTML: (html) => withShiftedDigits(html.replaceAll(forbidden, "")),
      transformPastedText: (text) => text.replaceAll(forbidden, ""),
      // links and numbers of claims are places for the cursor here, not ways out
      handleDOMEvents: {
        click: (_view, event) => {
          if (event.target instanceof Element && event.target.closest("a")) event.preventDefault();
          return false;
        },
      },
    },
    onTransaction: changed,
  });
}

/** Where these claims stand in the text as it is now, exact or agreed by both engines; the others are left out. */
function carried(view: EditorView, { document: made, marks }: WritingGround): Map<string, Span[]> {
  const [before, blocks] = [articleText(made), placedBlocks(made)];
  const { text, rangeOf } = positionsOf(view.state.doc);
  const targets = marks.flatMap(({ id, spans }) =>
    spans.flatMap((span) => (span.start < span.end ? [{ id, target: selectorOf(before, blocks, span) }] : [])),
  );
  const found = new Map<string, Span[]>(marks.map(({ id }) => [id, []]));
  const answers = carryTargets(
    targets.map(({ target }) => target),
    before,
    text,
  );
  for (const [i, { state, spans }] of answers.entries()) {
    const ranges = isAccepted(state) ? spans.flatMap((span) => rangeOf(span) ?? []) : [];
    found.get(targets[i]?.id ?? "")?.push(...ranges.map(({ from, to }) => ({ start: from, end: to })));
  }
  return found;
}

function place(view: EditorView, found: ReadonlyMap<string, readonly Span[]>): void {
  if (found.size > 0) view.dispatch(placeClaims(view.state.tr, found).setMeta("addToHistory", false));
}

function findLost(view: EditorView, ground: WritingGround): void {
  const there = new Set(sceneIn(view)?.places.flatMap(({ id, start, end }) => (end > start ? [id] : [])));
  const lost = ground.marks.filter(({ id, spans }) => !there.has(id) && spans.some(({ start, end }) => end > start));
  if (lost.length === 0) return;
  place(view, new Map([...carried(view, { ...ground, marks: lost })].filter(([, spans]) => spans.length > 0)));
}

/** Puts the document in the place of what is there, changing only what differs. */
function put(view: EditorView, document_: Document, places: KeptText["places"]): void {
  const { state } = view;
  const next = Node.fromJSON(state.schema, document_);
  const start = state.doc.content.findDiffStart(next.content);
  const ends = state.doc.content.findDiffEnd(next.content);
  if (start === null || !ends) return;
  const over = Math.max(0, start - Math.min(ends.a, ends.b));
  const tr = state.tr.replace(start, ends.a + over, next.slice(start, ends.b + over));
  const { rangeOf } = positionsOf(tr.doc);
  const placements = places.map(([id, spans]) => {
    const ranges = spans.flatMap((span) => rangeOf(span) ?? []);
    return [id, ranges.map(({ from, to }) => ({ start: from, end: to }))] as const;
  });
  view.dispatch(placeClaims(tr, new Map(placements)).setMeta("addToHistory", false));
}

function placesIn(view: EditorView): [claimId: string, spans: Span[]][] {
  const { offsetOf } = positionsOf(view.state.doc);
  const spans = new Map<string, Span[]>();
  for (const { id, start, end } of sceneIn(view)?.places ?? []) {
    const own = spans.get(id) ?? [];
    if (start < end) own.push({ start: offsetOf(start), end: offsetOf(end) });
    spans.set(id, own);
  }
  return [...spans];
}

/** Puts an editor into the page; `changed` is told of everything that happens in it. */
export function mountWriting(host: HTMLElement, ground: WritingGround, changed: () => void): WritingEditor {
  const editor = createEditor(host, ground, changed);
  const { view } = editor;
  const write = documentWriter(ground.document, view.state.doc);
  return {
    editor,
    document: () => write(view.state.doc),
    places: () => placesIn(view),
    put: (next, places) => put(view, next, places),
    findLost: () => findLost(view, ground),
    destroy: () => editor.destroy(),
  };
}
