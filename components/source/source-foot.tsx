const keys: readonly { keys: readonly string[]; act: string }[] = [
  { keys: ["J", "K"], act: "move" },
  { keys: ["Enter"], act: "open" },
  { keys: ["F"], act: "search" },
  { keys: ["N"], act: "add a source" },
  { keys: ["G", "D"], act: "desk" },
];

/** The keys of the library in one line, at the foot of the page. */
export function SourceFoot() {
  return (
    <footer className="foot">
      {keys.map((row) => (
        <span key={row.act}>
          {row.keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}{" "}
          {row.act}
        </span>
      ))}
    </footer>
  );
}
