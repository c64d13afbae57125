"use client";

import { useEffect, useRef, useState } from "react";
import type { Document } from "@/core/articles.ts";
import type { ArticleEditorProps, MountedArticle } from "./contract.ts";
import { takeHtml } from "./server-html.ts";

/** The document as long as it says the same: a page that is fetched again brings an equal one. */
function useSameDocument(given: Document | null): Document | null {
  const [kept, keep] = useState(given);
  if (kept === given || JSON.stringify(kept) === JSON.stringify(given)) return kept;
  keep(given);
  return given;
}

/**
 * An article's text with its claims, to be read and marked (`editable: false`) or written anew. The server's HTML is
 * readable before any script; the editor is loaded behind it and stands in its place without moving anything. Claims
 * are painted by one plugin: changes of `marks`, `openClaimId` and `cursor` cost what they change and render nothing
 * again. The page needs SignSprite, tokens.css, base.css, galley.css.
 */
export function ArticleEditor(props: ArticleEditorProps) {
  const { editable, marks, sentences, openClaimId, cursor } = props;
  const article = useSameDocument(props.document);
  const host = useRef<HTMLDivElement>(null);
  const [mounted, setMounted] = useState<MountedArticle | null>(null);
  const newest = useRef(props);
  const [first] = useState(() => takeHtml(props.htmlKey));

  useEffect(() => {
    newest.current = props;
  });

  useEffect(() => {
    let gone = false;
    let made: MountedArticle | undefined;
    void import("./mount-article.ts").then(({ mountArticle }) => {
      if (gone || !host.current || !article) return;
      made = mountArticle(host.current, article, newest);
      setMounted(made);
    });
    return () => {
      gone = true;
      made?.destroy();
      setMounted(null);
    };
  }, [article, editable]);

  useEffect(() => {
    mounted?.showClaims({ marks, sentences, openClaimId });
  }, [mounted, marks, sentences, openClaimId]);

  useEffect(() => {
    mounted?.showCursor(cursor);
  }, [mounted, cursor]);

  // oxlint-disable-next-line react/no-danger -- annotatedHtml escapes all text and lets no unsafe address through
  return <div ref={host} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: first }} />;
}
