"use client";
import { useCallback, useId, useRef, useState, useSyncExternalStore } from "react";
import type { Publication } from "@/core/publications.ts";
import { useLookAgain } from "../report/heard.ts";
import { makeOrder } from "../ui/in-order.ts";
import { useKeptFormOf } from "../claim/kept-form.ts";
import { whyNot } from "../claim/why-not.ts";
import { ActForm } from "./act-form.tsx";
import { CorrectionForm, type CorrectionWords } from "./correction-form.tsx";
import { publish, readPublications, withdraw } from "./publication-api.ts";
import { PublicationRow } from "./publication-row.tsx";
import { UnsentWords } from "./unsent-words.tsx";

/** What the panel is given by its page. */
export interface Publishing {
  /** What was published, the newest first. */
  publications: readonly Publication[];
  may: boolean;
  site: string;
  names: Readonly<Record<string, string>>;
  zone: string;
  now: string;
}

interface PublicationPanelProps extends Publishing {
  article: { id: string; title: string };
  me: string;
  /** Changes when the page is read anew. */
  made: number;
  /** Counts what somebody did meanwhile: what was published, and anything of the article. */
  heard: { published: number; any: number };
}

const never = () => () => undefined;

/** What was published of the article, for everybody; and for editors the ways to publish, correct and withdraw. */
export function PublicationPanel(props: PublicationPanelProps) {
  const { article, me, made, heard, publications: first, may, ...around } = props;
  const [publications, setPublications] = useState(first);
  const [said, setSaid] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  // what was typed is in this browser: the server cannot draw it
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [ask] = useState(makeOrder);
  const reread = useCallback(async () => {
    const isNews = ask();
    const { value } = await readPublications(article.id);
    if (value && isNews()) setPublications(value);
  }, [article.id, ask]);
  useLookAgain(heard.published, () => void reread());
  useLookAgain(made, () => void reread());
  const done = (words: string) => {
    setSaid(words);
    heading.current?.focus();
    void reread();
  };
  return (
    <section className="pub" id="publish" aria-labelledby="published">
      <h2 id="published" ref={heading} tabIndex={-1}>
        Published
      </h2>
      <output className="pub-done">{said}</output>
      {!may && <p className="mid">Publishing: {whyNot("report.publish").toLowerCase()}</p>}
      {may && (
        <p className="mid">
          How it holds against the codes and the house rules: <a href="#readiness">Readiness</a>.
        </p>
      )}
      {may && alive && (
        <Acts
          key={made}
          article={article}
          me={me}
          newest={publications[0] ?? null}
          heard={heard.any}
          onBegin={() => setSaid("")}
          onDone={done}
          reread={() => void reread()}
        />
      )}
      {publications.length === 0 ? (
        <p className="mid">Nothing of this article is published.</p>
      ) : (
        <ol className="pub-list" reversed aria-label="Publications">
          {publications.map((publication, at) => (
            <PublicationRow
              key={publication.id}
              publication={publication}
              newest={at === 0}
              title={article.title}
              {...around}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

interface ActsProps extends Pick<PublicationPanelProps, "article" | "me"> {
  newest: Publication | null;
  heard: number;
  /** A form was opened: what was said of the last one is over. */
  onBegin: () => void;
  onDone: (words: string) => void;
  reread: () => void;
}

const asDrafted: CorrectionWords = { kinds: null, notice: null, note: "" };

function Acts({ article, me, newest, heard, onBegin, onDone, reread }: ActsProps) {
  const id = useId();
  const bar = useRef<HTMLDivElement>(null);
  const [pressed, setPressed] = useState(false);
  const begin = (form: { begin: () => void }) => {
    onBegin();
    setPressed(true);
    form.begin();
  };
  const focus = pressed ? "field" : null;
  const publishing = useKeptFormOf(me, `publish.${article.id}`, { note: "" });
  const correcting = useKeptFormOf<CorrectionWords>(me, `correct.${article.id}`, asDrafted);
  const withdrawing = useKeptFormOf(me, `withdraw.${article.id}`, { reason: "" });
  const standing = newest?.withdrawnAt === null ? newest : null;
  const shared = { onRefused: reread, onClose: () => bar.current?.querySelector("button")?.focus() };
  return (
    <>
      <div className="log-a" ref={bar}>
        {standing === null ? (
          <button type="button" className="btn" aria-expanded={publishing.open} onClick={() => begin(publishing)}>
            {newest === null ? "Publish" : "Publish again"}
          </button>
        ) : (
          <>
            <button
              type="button"
              className="btn"
              aria-expanded={correcting.open}
              onClick={() => (withdrawing.close(), begin(correcting))}
            >
              Publish a correction
            </button>
            <button
              type="button"
              className="btn quiet"
              aria-expanded={withdrawing.open}
              onClick={() => (correcting.close(), begin(withdrawing))}
            >
              Withdraw
            </button>
          </>
        )}
      </div>
      {standing === null ? (
        <>
          <UnsentWords words={[correcting.draft.notice ?? "", correcting.draft.note]} onDrop={correcting.drop} />
          <UnsentWords words={[withdrawing.draft.reason]} onDrop={withdrawing.drop} />
        </>
      ) : (
        <UnsentWords words={[publishing.draft.note]} onDrop={publishing.drop} />
      )}
      {standing === null && publishing.open && (
        <ActForm
          title={newest === null ? "Publish the public copy" : "Publish the public copy again"}
          label="Publish now"
          form={publishing}
          focus={focus}
          send={(key) => publish({ articleId: article.id, note: publishing.draft.note }, key)}
          onDone={({ number }) => onDone(`Number ${number} is published.`)}
          {...shared}
        >
          <p className="mid">
            The public copy as it is now is kept for good under a number and a hash, and anybody can read it at its
            public address. What changes later goes out as a correction.
          </p>
          <label className="field-label" htmlFor={`${id}-note`}>
            Note for the desk
          </label>
          <input
            id={`${id}-note`}
            className="field"
            value={publishing.draft.note}
            onChange={(event) => publishing.change({ note: event.target.value })}
          />
        </ActForm>
      )}
      {standing !== null && correcting.open && (
        <CorrectionForm
          articleId={article.id}
          standing={standing}
          heard={heard}
          form={correcting}
          isAsked={pressed}
          onDone={({ number }) => onDone(`The correction is published as number ${number}.`)}
          {...shared}
        />
      )}
      {standing !== null && withdrawing.open && (
        <ActForm
          title={`Withdraw number ${standing.number}`}
          label="Withdraw now"
          form={withdrawing}
          focus={focus}
          send={(key) => withdraw({ publicationId: standing.id, reason: withdrawing.draft.reason }, key)}
          onDone={({ number }) => onDone(`Number ${number} is withdrawn. Its address says so, and why.`)}
          {...shared}
        >
          <label className="field-label" htmlFor={`${id}-reason`}>
            Reason, as readers see it
          </label>
          <textarea
            id={`${id}-reason`}
            name="reason"
            className="field"
            rows={3}
            value={withdrawing.draft.reason}
            onChange={(event) => withdrawing.change({ reason: event.target.value })}
          />
        </ActForm>
      )}
    </>
  );
}
