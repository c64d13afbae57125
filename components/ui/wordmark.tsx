/** The word mark; with `href` a link to the desk. */
export function Wordmark({ href }: { href?: string }) {
  const word = (
    <>
      <span>Claim</span>check
    </>
  );
  if (href === undefined) return <span className="mark-w">{word}</span>;
  return (
    <a className="mark-w" href={href} aria-label="Claimcheck, to the desk">
      {word}
    </a>
  );
}
