"use client";

/** What was typed for a publication that is out by now, and did not go with it: the form that had it is gone. */
export function UnsentWords({ words, onDrop }: { words: readonly string[]; onDrop: () => void }) {
  const typed = [...new Set(words)].filter((each) => each.trim() !== "");
  if (typed.length === 0) return null;
  return (
    <section className="pub-form" aria-label="Typed and not sent">
      <p className="mid">You typed this, and it did not go out as it stands here:</p>
      {typed.map((each) => (
        <p key={each} className="pub-said" dir="auto">
          {each}
        </p>
      ))}
      <div className="log-a">
        <button type="button" className="btn sm" onClick={onDrop}>
          Put it aside
        </button>
      </div>
    </section>
  );
}
