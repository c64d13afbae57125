/** The editor itself: a bundle of its own, loaded when the text is readable already. */
import { Editor, Extension } from "@tiptap/core";
import { articleText } from "@/core/article-text.ts";
import type { Document } from "@/core/articles.ts";
import { galleyClasses } from "@/core/marked-claims.ts";
import { claimHighlights, showClaims } from "./claim-highlights.ts";
import type { ArticleEditorProps, MountedArticle } from "./contract.ts";
import { cursorLayer, showCursor } from "./cursor-layer.ts";
import { articleExtensions, writingExtensions } from "./extensions.ts";
import { articleHandle } from "./handle.ts";
import { pointing } from "./pointing.ts";
import type { ClaimsGiven } from "./scene.ts";
import { watchSelection } from "./selected-words.ts";
import { firstPainted } from "./viewport.ts";

function claimsGiven({
  marks,
  sentences,
  openClaimId,
}: Pick<ArticleEditorProps, "marks" | "sentences" | "openClaimId">): ClaimsGiven {
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

/** Makes the editor in place of the server's text. Reads the page's wishes through `props`, which holds the newest. */
function createEditor(host: HTMLElement, article: Document, props: { current: ArticleEditorProps }): Editor {
  const { editable, label, language } = props.current;
  const classes = galleyClasses(articleText(article).length);
  const galley = galleyIn(host, classes);
  const claims = Extension.create({
    name: "claims",
    addProseMirrorPlugins: () => [
      claimHighlights(claimsGiven(props.current), (doc) => firstPainted(galley, doc)),
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

/** Puts the editor in place of the server's text, without moving anything. */
export function mountArticle(
  host: HTMLElement,
  article: Document,
  props: { current: ArticleEditorProps },
): MountedArticle {
  const editor = createEditor(host, article, props);
  const stop = watchSelection(editor.view, (span) => props.current.onSelect?.(span));
  props.current.onReady?.(articleHandle(editor.view));
  return {
    // asked once more as another text takes this one's place
    showClaims: (given) => !editor.isDestroyed && showClaims(editor.view, claimsGiven(given)),
    showCursor: (cursor) => !editor.isDestroyed && showCursor(editor.view, cursor),
    destroy: () => {
      stop();
      editor.destroy();
    },
  };
}
