/** The editor's page, in the browser: an article being written, with its claims or bare, as the address says. */
import { Editor } from "@tiptap/core";
import type { Document } from "@/core/articles.ts";
import type { MarkedClaim } from "@/core/marked-claims.ts";
import { articleExtensions, writingExtensions } from "@/components/editor/extensions.ts";
import { mountArticle } from "@/components/editor/mount-article.ts";
import "@/components/editor/galley.css";

const host = document.querySelector<HTMLElement>("#host");
if (!host) throw new Error("the page has no place for the editor");
const given = JSON.parse(document.querySelector("#given")?.textContent ?? "{}") as {
  article: Document;
  marks: MarkedClaim[];
};
if (new URL(location.href).searchParams.has("bare")) {
  const extensions = [...articleExtensions, ...writingExtensions];
  const attributes = { class: "galley-text long" };
  const options = { injectCSS: false, enableInputRules: false, enablePasteRules: false, editorProps: { attributes } };
  new Editor({ element: host, content: given.article, extensions, ...options });
} else {
  const props = { document: given.article, editable: true, marks: given.marks, label: "Text" };
  mountArticle(host, given.article, { current: { ...props, openClaimId: null, cursor: null } });
}
