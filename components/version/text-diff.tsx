import type { DiffBlock } from "@/core/revisions.ts";

/** Neighbours that stayed the same are one row, folded. */
function rowsOf(blocks: readonly DiffBlock[]): DiffBlock[][] {
  const rows: DiffBlock[][] = [];
  for (const block of blocks) {
    const last = rows.at(-1);
    if (block.kind === "same" && last?.[0]?.kind === "same") last.push(block);
    else rows.push([block]);
  }
  return rows;
}

const wordsOf = (block: DiffBlock, side: "a" | "b") => block.pieces.map((piece) => piece[side]).join("");

/** Two versions side by side, paragraph beside paragraph: what went is struck out at the left, what came underlined at the right. */
export function TextDiff({
  blocks,
  from,
  to,
  language,
}: {
  blocks: readonly DiffBlock[];
  /** The names of the two sides. */
  from: string;
  to: string;
  language: string;
}) {
  return (
    <section className="tdiff" aria-label={`${from} and ${to}, compared`} lang={language || undefined}>
      <div className="tdiff-h" aria-hidden="true">
        <b>{from}</b>
        <b>{to}</b>
      </div>
      {rowsOf(blocks).map((row, index) => (
        <Row key={index} row={row} />
      ))}
    </section>
  );
}

function Row({ row }: { row: readonly DiffBlock[] }) {
  const [block] = row;
  if (!block) return null;
  if (block.kind === "same") {
    return (
      <details className="tdiff-same">
        <summary>{row.length === 1 ? "1 paragraph is the same" : `${row.length} paragraphs are the same`}</summary>
        {row.map((same, index) => (
          <p key={index} dir="auto">
            {wordsOf(same, "b")}
          </p>
        ))}
      </details>
    );
  }
  return (
    <div className={`tdiff-row ${block.kind}`}>
      <p dir="auto">
        {block.a === null && <span className="tdiff-none">Not there</span>}
        {block.pieces.map((piece, index) =>
          piece.kind === "only-a" ? (
            <del key={index}>{piece.a}</del>
          ) : (
            piece.kind === "same" && <span key={index}>{piece.a}</span>
          ),
        )}
      </p>
      <p dir="auto">
        {block.b === null && <span className="tdiff-none">Taken out</span>}
        {block.pieces.map((piece, index) =>
          piece.kind === "only-b" ? (
            <ins key={index}>{piece.b}</ins>
          ) : (
            piece.kind === "same" && <span key={index}>{piece.b}</span>
          ),
        )}
      </p>
    </div>
  );
}
