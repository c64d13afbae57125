import Link from "next/link";
import type { ReplyClock } from "@/core/contacts.ts";
import { initials } from "@/core/people.ts";
import { dateInWords } from "@/core/time-words.ts";
import { momentInWords, sinceInWords } from "@/core/zones.ts";
import { isLate, replyWords } from "../contact/reply-words.ts";
import { Glyph } from "../ui/glyph.tsx";
import { Menu, MenuItem, MenuLine, MenuLink, MenuText } from "../ui/menu.tsx";
import { ClaimCounts } from "./claim-counts.tsx";
import type { DeskArticle, DeskPerson, Reader } from "./contract.ts";
import { CoverageBar } from "./coverage-bar.tsx";

/** What can be done with an article from the desk. */
export interface RowActs {
  assign: () => void;
  setDeadline: () => void;
  /** Finishes it, or reopens it. */
  finish: () => void;
}

function Progress({ progress }: { progress: DeskArticle["progress"] }) {
  const { accounted, total, bar } = progress;
  if (total === 0) return <span className="dim">No statements</span>;
  return (
    <>
      <CoverageBar bar={bar} />
      <div className="meta num">
        <b>{accounted}</b> of {total} <span className="dim">· {Math.floor((100 * accounted) / total)} %</span>
      </div>
    </>
  );
}

/** What needs somebody, each leading there: the reply that is due first, claims without a place, stale verdicts. */
function Attention({ article, reader }: { article: DeskArticle; reader: Reader }) {
  const { replies, claims } = article.progress;
  const { waiting, stale } = claims;
  if (replies === null && waiting + stale === 0) return <span className="dim">–</span>;
  const here = `/articles/${article.id}`;
  return (
    <>
      {replies && <Replies href={`${here}?claim=awaiting`} replies={replies} reader={reader} />}
      {waiting > 0 && (
        <Link className="flag" href={`${here}/versions/places`} prefetch={false}>
          <Glyph name="wait" />
          {waiting} not placed
        </Link>
      )}
      {stale > 0 && (
        <Link className="flag stale" href={`${here}?claim=stale`} prefetch={false}>
          <Glyph name="stale" />
          {stale} with changed words
        </Link>
      )}
    </>
  );
}

function Replies({ href, replies, reader }: { href: string; replies: ReplyClock; reader: Reader }) {
  const { pending, due } = replies;
  return (
    <>
      <Link className={isLate(replies, reader.now) ? "flag bad" : "flag plain"} href={href} prefetch={false}>
        <Glyph name="wait" />
        {replyWords(due === null ? replies : { pending: 1, due }, reader.now, reader.zone)}
      </Link>
      {due !== null && pending > 1 && <span className="meta">{pending} replies awaited</span>}
    </>
  );
}

function Checkers({ ids, people, me }: { ids: readonly string[]; people: readonly DeskPerson[]; me: string | null }) {
  if (ids.length === 0) {
    return (
      <span className="av none" title="nobody yet">
        <span aria-hidden="true">–</span>
        <span className="vh">Nobody yet</span>
      </span>
    );
  }
  const shown = ids.slice(0, 3);
  return (
    <span className="avs">
      {shown.map((id) => {
        const name = people.find((person) => person.id === id)?.name ?? "Somebody who left";
        const words = id === me ? `${name}, you` : name;
        return (
          <span key={id} className={id === me ? "av here" : "av"} title={words}>
            <span aria-hidden="true">{initials(name)}</span>
            <span className="vh">{words}</span>
          </span>
        );
      })}
      {ids.length > shown.length && <span className="more dim">and {ids.length - shown.length} more</span>}
    </span>
  );
}

function Deadline({ article, reader }: { article: DeskArticle; reader: Reader }) {
  const { dueAt, status } = article;
  if (dueAt === null) return <span className="dim">–</span>;
  const words = momentInWords(dueAt, reader.now, reader.zone);
  if (status === "finished" || dueAt >= reader.now) return <time dateTime={dueAt}>{words}</time>;
  return (
    <>
      <span className="late">Late {sinceInWords(dueAt, reader.now)}</span>
      <time className="meta" dateTime={dueAt}>
        {words}
      </time>
    </>
  );
}

function RowMenu({ article, acts, mayChange }: { article: DeskArticle; acts: RowActs; mayChange: true | string }) {
  const trigger = (
    <button type="button" className="icb" aria-label={`Actions for ${article.title}`}>
      <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path
          fill="currentColor"
          d="M3 6.6a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Zm5 0a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Zm5 0a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z"
        />
      </svg>
    </button>
  );
  const about = <MenuLink href={`/articles/${article.id}/about`}>About this article</MenuLink>;
  if (mayChange !== true) {
    return (
      <Menu trigger={trigger}>
        {about}
        <MenuLine />
        <MenuText>{mayChange}</MenuText>
      </Menu>
    );
  }
  return (
    <Menu trigger={trigger}>
      <MenuItem onSelect={acts.assign}>
        <span className="grow">Assign…</span> <kbd>A</kbd>
      </MenuItem>
      <MenuItem onSelect={acts.setDeadline}>
        <span className="grow">Deadline…</span> <kbd>D</kbd>
      </MenuItem>
      <MenuItem onSelect={acts.finish}>{article.status === "finished" ? "Reopen" : "Finish"}</MenuItem>
      <MenuLine />
      {about}
    </Menu>
  );
}

/** One article on the desk. */
export function ArticleRow({
  article,
  people,
  reader,
  isCurrent,
  acts,
  onFocus,
}: {
  article: DeskArticle;
  people: readonly DeskPerson[];
  reader: Reader;
  isCurrent: boolean;
  acts: RowActs;
  onFocus: () => void;
}) {
  const { id, title, outlet, publishedAt, progress } = article;
  const about = [outlet, publishedAt && dateInWords(publishedAt)].filter(Boolean);
  return (
    <tr className={isCurrent ? "cur" : undefined} aria-current={isCurrent ? "true" : undefined} onFocus={onFocus}>
      <th scope="row">
        <Link className="ttl" href={`/articles/${id}`} dir="auto" data-article={id} prefetch={false}>
          {title}
        </Link>
        <div className="meta">
          {about.map((words) => `${words} · `)}
          <abbr title={`version ${progress.revision}`}>v{progress.revision}</abbr>
        </div>
      </th>
      <td>
        <Progress progress={progress} />
      </td>
      <td>
        <ClaimCounts claims={progress.claims} />
      </td>
      <td>
        <Attention article={article} reader={reader} />
      </td>
      <td>
        <Checkers ids={progress.checkers} people={people} me={reader.me} />
      </td>
      <td className="num nowrap">
        <Deadline article={article} reader={reader} />
        {article.status === "finished" && (
          <span className="flag plain">
            <Glyph name="check" />
            Finished
          </span>
        )}
      </td>
      <td className="acts">
        <RowMenu article={article} acts={acts} mayChange={reader.mayChange} />
      </td>
    </tr>
  );
}
