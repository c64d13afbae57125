import { describe, expect, it } from "vitest";
import { emptyOutside, outsideJustification, type OutsideClaim } from "../outside-claims.ts";
import { gatherClaims } from "./gathering.ts";

const rated = (row: number, text: string, reviewedAt: string, more: Partial<OutsideClaim> = {}): OutsideClaim => ({
  ...emptyOutside(row),
  statement: "The river rose",
  verdict: text === "" ? null : { text, value: null, best: null, worst: null },
  reviewedAt,
  ...more,
});

describe("a claim that is rated several times", () => {
  const first = rated(1, "False", "2019-03-01", { reviewer: "A", reviewUrl: "https://a.example", saidAt: "2019" });
  const newest = rated(2, "Half true", "2021-05", {
    statement: "the  river ROSE",
    reviewer: "B",
    justification: "Why.",
  });
  const undated = rated(4, "True", "", { sources: [{ url: "https://s.example", title: "", passage: "" }] });
  const [claim, second, other, third] = gatherClaims([first, newest, rated(3, "", "", { statement: "Else" }), undated]);

  it("is one claim with the verdict of the newest, and what each row alone says of the claim", () => {
    expect(claim?.claim).toMatchObject({
      row: 1,
      statement: "The river rose",
      verdict: { text: "Half true" },
      justification: "Why.",
      saidAt: "2019",
      sources: [{ url: "https://s.example" }],
    });
    expect(claim?.ratings.map(({ row }) => row)).toEqual([2, 1, 4]);
    expect([claim, second, other, third].map((one) => one?.repeats)).toEqual([null, 1, null, 1]);
    expect(outsideJustification(claim!.ratings, "old.csv")).toBe(
      "Rated «Half true» elsewhere by B on 2021-05. Brought in from old.csv.\n\nWhy.\n\n" +
        "Also rated «False» elsewhere by A on 2019-03-01.\nhttps://a.example\n\nAlso rated «True» elsewhere.",
    );
  });

  it("has words alone behind verdicts, and what says the same once", () => {
    const words = rated(1, "", "2024", { justification: "Talk." });
    const [one] = gatherClaims([words, rated(2, "False", "2020"), rated(3, "False", "2020"), rated(4, "", "")]);
    expect(one?.ratings.map(({ row }) => row)).toEqual([2, 1]);
    expect(one?.claim.verdict?.text).toBe("False");
  });

  it("is another where words, place, statement or speaker differ, and where nothing is said", () => {
    const words = (exact: string, block = "") => ({
      statement: "",
      words: [{ exact, prefix: "", suffix: "", position: null, block }],
    });
    const rows = [
      rated(1, "False", "", words("x")),
      rated(2, "False", "", words("x", "¶2")),
      rated(3, "False", "", { speaker: "Ana" }),
      rated(4, "False", ""),
      rated(5, "False", "", { statement: " " }),
      rated(6, "False", "", { statement: "" }),
    ];
    expect(gatherClaims(rows).map(({ repeats }) => repeats)).toEqual(rows.map(() => null));
  });
});
