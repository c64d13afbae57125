import Link from "next/link";

/** The name of a view, how many articles it shows, and the way to bring one in. */
export function DeskHead({
  title,
  shown,
  isPart,
  mayChange,
}: {
  title: string;
  shown: number;
  /** Whether there are more on other pages. */
  isPart: boolean;
  mayChange: true | string;
}) {
  const articles = shown === 1 ? "1 article" : `${shown} articles`;
  return (
    <div className="desk-head">
      <h1>{title}</h1>
      <span className="dim">{isPart ? `${articles} on this page` : articles}</span>
      <span className="grow" />
      {mayChange === true ? (
        <Link className="btn pri" href="/articles/new" aria-keyshortcuts="N">
          Bring in an article <kbd aria-hidden="true">N</kbd>
        </Link>
      ) : (
        <span className="dim">Bring in an article: {mayChange}</span>
      )}
    </div>
  );
}
