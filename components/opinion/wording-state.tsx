"use client";
import { useEffect, useState } from "react";
import type { ClaimView } from "@/core/claims.ts";
import type { Opinion } from "@/core/opinions.ts";
import { answerInWords, wordsProposed, type ProposedWording, type WordingAnswer } from "@/core/wording-answers.ts";
import { Glyph } from "../ui/glyph.tsx";
import { send } from "../workspace/api.ts";
import { useShown, useWorkspace } from "../workspace/context.tsx";

/** What became of the wording that the standing verdict proposes; while it is open, the way to answer it. */
export function WordingState({
  claim,
  standing,
}: {
  claim: ClaimView;
  standing: Pick<Opinion, "id" | "disposition" | "proposedText">;
}) {
  const { article, may } = useWorkspace();
  const revision = useShown((state) => state.revision);
  const proposes = wordsProposed(standing) !== null;
  const [answer, setAnswer] = useState<WordingAnswer | null | undefined>(undefined);
  useEffect(() => {
    if (!proposes) return;
    const gone = new AbortController();
    void send({ method: "GET", path: `/articles/${article.id}/wordings` }, gone.signal).then((result) => {
      if (gone.signal.aborted || result.outcome !== "ok") return;
      const { items } = result.value as { items: ProposedWording[] };
      setAnswer(items.find((row) => row.opinionId === standing.id)?.answer);
    });
    return () => gone.abort();
  }, [proposes, article.id, standing.id, claim.version, revision]);
  if (!proposes || answer === undefined) return null;
  if (answer === null) {
    return (
      <p className="wording-state">
        <span className="flag">Open</span> <span className="mid">The proposed wording is not answered yet.</span>{" "}
        {may["article.revise"] && <a href={`/articles/${article.id}/edit`}>Answer it in the text</a>}
      </p>
    );
  }
  return (
    <p className="wording-state">
      <span className={answer.answer === "declined" ? "flag plain" : "flag good"}>
        <Glyph name={answer.answer === "declined" ? "x" : "check"} />
        {answerInWords({ ...answer, reason: "" })}
      </span>{" "}
      {answer.reason !== "" && <span className="mid">because: {answer.reason}</span>}
    </p>
  );
}
