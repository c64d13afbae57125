import type { Document } from "@/core/articles.ts";
import type { Span } from "@/core/claims.ts";
import type { SentenceCoverage } from "@/core/coverage.ts";
import type { MarkedClaim } from "@/core/marked-claims.ts";

/** What a page may ask of the text once it stands. Offsets count in the text of the document (UTF-16 code units). */
export interface ArticleHandle {
  /** Where words stand in the window, all their lines together; null if they are not in the text. */
  rectOf(span: Span): DOMRect | null;
  /**
   * How far below the top of the text a claim's first words stand, in px; null if it has none. Far from the window in a
   * long text this makes the browser lay out (0.3 ms a claim): ask for the cards that are near.
   */
  topOf(claimId: string): number | null;
  /** Brings words into view, in the middle of what scrolls. Does not move the focus. */
  scrollTo(span: Span): void;
  /** The words selected with mouse, touch or keyboard, without spaces at the ends; null if none. */
  selection(): Span | null;
  /** The offset under a point of the window; null outside the text. */
  offsetAt(x: number, y: number): number | null;
  /** The document as it stands now; differs from the one given only after editing. */
  document(): Document;
  focus(): void;
}

export interface ArticleEditorProps {
  /** Null until it has come: the server's HTML stands alone so long. */
  document: Document | null;
  /** What leaveHtml() gave for annotatedHtml of the same document, marks, open claim and sentences. */
  htmlKey?: string;
  /** False where a text is checked, true where a new version is written. */
  editable: boolean;
  marks: readonly MarkedClaim[];
  openClaimId: string | null;
  /** The sentence cursor, or words that await a decision. */
  cursor: Span | null;
  /** Adds coverage strips and labels as in annotatedHtml. Left out while a text is edited. */
  sentences?: readonly SentenceCoverage[] | undefined;
  /** The name of the text for those who do not see it: «Article, version 2». */
  label: string;
  /** BCP 47 of the article. */
  language?: string;
  /** Called when the editor stands, and again after `document` or `editable` changed; the old handle is dead then. */
  onReady?(handle: ArticleHandle): void;
  /** A mark or number was clicked. `again`: the next larger claim at the same words. */
  onOpenClaim?(claimId: string, how: { again: boolean }): void;
  /** The selection changed and came to rest. */
  onSelect?(span: Span | null): void;
  /** The document changed by editing. Called after each change; ask the handle for the document when it is needed. */
  onChange?(): void;
}

/** The editor in its place. */
export interface MountedArticle {
  showClaims(given: Pick<ArticleEditorProps, "marks" | "sentences" | "openClaimId">): void;
  showCursor(cursor: Span | null): void;
  destroy(): void;
}
