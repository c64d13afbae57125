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

const counted = (count: number, noun: string) => `${count} ${count === 1 ? noun : `${noun}s`}`;

/** «3 paragraphs and 1 picture are the same» */
function sameWords(row: readonly DiffBlock[]): string {
  const pictures = row.filter(({ picture }) => picture).length;
  const paragraphs = row.length - pictures;
  const both = [
    ...(paragraphs > 0 ? [counted(paragraphs, "paragraph")] : []),
    ...(pictures > 0 ? [counted(pictures, "picture")] : []),
  ];
  return `${both.join(" and ")} ${row.length === 1 ? "is" : "are"} the same`;
}

/** A block without words, as a new cell of a table is. */
const Empty = () => <span className="tdiff-none">Without words</span>;

function Row({ row }: { row: readonly DiffBlock[] }) {
  const [block] = row;
  if (!block) return null;
  if (block.kind === "same") {
    return (
      <details className="tdiff-same">
        <summary>{sameWords(row)}</summary>
        {row.map((same, index) => (
          <p key={index} dir="auto" className={same.picture ? "tdiff-pic" : undefined}>
            {wordsOf(same, "b")}
          </p>
        ))}
      </details>
    );
  }
  return (
    <div className={`tdiff-row ${block.kind}${block.picture ? " tdiff-pic" : ""}`}>
      <p dir="auto">
        {block.a === null && <span className="tdiff-none">Not there</span>}
        {block.a !== null && wordsOf(block, "a") === "" && <Empty />}
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
        {block.b !== null && wordsOf(block, "b") === "" && <Empty />}
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
