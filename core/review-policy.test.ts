import { expect, it } from "vitest";
import { defaultReviewPolicy, reviewPolicyWords, type SetReviewPolicy } from "./review-policy.ts";

const rules = (fields: Partial<SetReviewPolicy>) =>
  reviewPolicyWords({ ...defaultReviewPolicy, version: 3, ...fields });

it.each([
  [{ version: 0 }, /^The desk worked by the rules on review that come with Claimcheck\. Before/u],
  [{}, /^The desk worked by its own rules on review, version 3\. Before/u],
  [
    {},
    /reads each verdict «Refuted», «Misleading or missing context» and «Conflicting evidence» and each claim of high /u,
  ],
  [
    { chosenVerdicts: ["refuted"] as const, chosenPriorities: [] },
    / reads each verdict «Refuted» again, without knowing/u,
  ],
  [{ chosenVerdicts: [] }, / a second person reads each claim of high priority again/u],
  [{ chosenVerdicts: [], chosenPriorities: [] }, /They ask for no second reading\./u],
  [{ secondReading: "always" as const }, / a second person reads each verdict again, without knowing/u],
  [
    { secondReading: "never" as const },
    /They ask for no second reading\. Nobody approves a verdict of their own; an /u,
  ],
  [{ selfApproval: true }, /Who gave a verdict may approve it themselves\.$/u],
])("the rules %j are told in words", (fields, words) => expect(rules(fields)).toMatch(words));
