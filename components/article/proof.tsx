/** What a reader of files said, one thing a line. */
export function NoteList({ notes }: { notes: readonly string[] }) {
  return (
    <ul className="notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

/** A SHA-256 in full; in a narrow place it breaks in the middle. */
export function Hash({ sha256 }: { sha256: string }) {
  return (
    <p className="proof">
      SHA-256{" "}
      <span className="hash">
        {sha256.slice(0, 32)}
        <wbr />
        {sha256.slice(32)}
      </span>
    </p>
  );
}
