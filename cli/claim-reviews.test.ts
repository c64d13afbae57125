import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, it } from "vitest";

/** Looks over markup by the real command, which needs no installation. */
function lint(markup: string, ...more: string[]) {
  const args = [resolve("bin/claimcheck.mjs"), "lint-claimreview", "-", ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { input: markup, encoding: "utf8" });
  return { status, stdout, stderr };
}

it("names each finding, its way out and its source, and ends with 1 when there is an error", () => {
  const context = '"@context": "https://schema.org"';
  const { status, stdout, stderr } = lint(
    `<script type="application/ld+json">{${context}, "@type": "claimReview"}</script>`,
  );
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: "There is 1 error in this markup. Mend what is named above and look again.\n",
  });
  expect(stdout).toBe(
    "error: There is no type «claimReview».\n  Write «ClaimReview».\n  https://schema.org/ClaimReview\n",
  );
  const review = {
    url: "https://desk.example/1",
    datePublished: "2026-03-10",
    author: { name: "The Desk" },
    claimReviewed: "One came.",
    itemReviewed: { "@type": "Claim" },
    reviewRating: { "@type": "Rating", alternateName: "False" },
  };
  const told = lint(JSON.stringify({ "@context": "https://schema.org", "@type": "ClaimReview", ...review }), "--json");
  expect(told.status).toBe(0);
  expect(JSON.parse(told.stdout)).toMatchObject({ findings: [{ id: "appearance-missing", level: "hint" }] });
});
