"use client";

import { Editor, Extension } from "@tiptap/core";
import { useEffect, useRef, useState } from "react";
import { galleyClasses, type MarkedClaim } from "@/core/marked-claims.ts";
import type { Document } from "@/core/articles.ts";
import { articleText } from "@/core/article-text.ts";
import type { SentenceCoverage } from "@/core/coverage.ts";
import { claimHighlights, showClaims } from "./claim-highlights.ts";
import type { ArticleEditorProps } from "./contract.ts";
import { cursorLayer, showCursor } from "./cursor-layer.ts";
import { articleExtensions, writingExtensions } from "./extensions.ts";
import { articleHandle } from "./handle.ts";
import { pointing } from "./pointing.ts";
import type { ClaimsGiven } from "./scene.ts";
import { watchSelection } from "./selected-words.ts";
import { firstPainted } from "./viewport.ts";

function claimsGiven(
  marks: readonly MarkedClaim[],
  sentences: readonly SentenceCoverage[] | undefined,
  openClaimId: string | null,
): ClaimsGiven {
  return { marks, sentences: sentences ?? null, openClaimId };
}

/** The element that annotatedHtml wrote, which the editor takes over; a new one where there is none, or a used one. */
function galleyIn(host: HTMLElement, classes: string): HTMLElement {
  const found = host.firstElementChild;
  if (found instanceof HTMLElement && !found.classList.contains("ProseMirror")) return found;
  const galley = document.createElement("div");
  galley.className = classes;
  host.replaceChildren(galley);
  return galley;
}

/** The document as long as it says the same: a page that is fetched again brings an equal one. */
function useSameDocument(given: Document): Document {
  const [kept, keep] = useState(given);
  if (kept === given || JSON.stringify(kept) === JSON.stringify(given)) return kept;
  keep(given);
  return given;
}

/** Makes the editor in place of the server's text. Reads the page's wishes through `props`, which holds the newest. */
function createEditor(host: HTMLElement, props: { current: ArticleEditorProps }): Editor {
  const { document: article, editable, label, language, marks, sentences, openClaimId } = props.current;
  const classes = galleyClasses(articleText(article).length);
  const galley = galleyIn(host, classes);
  const claims = Extension.create({
    name: "claims",
    addProseMirrorPlugins: () => [
      claimHighlights(claimsGiven(marks, sentences, openClaimId), (doc) => firstPainted(galley, doc)),
      cursorLayer(),
      pointing({
        openClaimId: () => props.current.openClaimId,
        open: (id, how) => props.current.onOpenClaim?.(id, how),
      }),
    ],
  });
  const role: Record<string, string> = editable
    ? { role: "textbox", "aria-multiline": "true" }
    : { role: "article", tabindex: "-1" };
  return new Editor({
    element: { mount: galley },
    content: article,
    editable,
    extensions: [...articleExtensions, ...(editable ? writingExtensions : []), claims],
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    enableCoreExtensions: { delete: false, tabindex: false, textDirection: false },
    editorProps: {
      attributes: { ...role, class: classes, "aria-label": label, ...(language ? { lang: language } : {}) },
    },
    onUpdate: () => props.current.onChange?.(),
  });
}

/**
 * An article's text with its claims, to be read and marked (`editable: false`) or written anew. Shows `html` until it
 * stands in its place, without moving anything. Claims are painted by one plugin: changes of `marks`, `openClaimId` and
 * `cursor` cost what they change and render nothing again. The page needs SignSprite, tokens.css, base.css, galley.css.
 */
export function ArticleEditor(props: ArticleEditorProps) {
  const { editable, marks, sentences, openClaimId, cursor } = props;
  const article = useSameDocument(props.document);
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const newest = useRef(props);
  const [first] = useState(props.html);

  useEffect(() => {
    newest.current = props;
  });

  useEffect(() => {
    if (!host.current) return;
    const made = createEditor(host.current, newest);
    editor.current = made;
    const stop = watchSelection(made.view, (span) => newest.current.onSelect?.(span));
    newest.current.onReady?.(articleHandle(made.view));
    return () => {
      stop();
      editor.current = null;
      made.destroy();
    };
  }, [article, editable]);

  useEffect(() => {
    if (editor.current) showClaims(editor.current.view, claimsGiven(marks, sentences, openClaimId));
  }, [marks, sentences, openClaimId]);

  useEffect(() => {
    if (editor.current) showCursor(editor.current.view, cursor);
  }, [cursor, article, editable]);

  // oxlint-disable-next-line react/no-danger -- annotatedHtml escapes all text and lets no unsafe address through
  return <div ref={host} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: first }} />;
}
