import { expect, test } from "vitest";
import { channels, contactSentence, outcomes, type Contact } from "./contacts.ts";

const contact: Contact = {
  id: "019bb1c0-0011-7000-8000-000000000001",
  claimId: "019bb1c0-0003-7000-8000-000000000001",
  version: 1,
  whom: "Interior ministry",
  role: "press office",
  channel: "e-mail",
  contactedAt: "2026-03-12T09:00:00.000Z",
  questions: "Is it in force?",
  deadline: "2026-03-14T17:00:00.000Z",
  outcome: "pending",
  answer: "",
  answeredAt: null,
  terms: "on-record",
  attachment: null,
  visibility: "team",
  maskReason: null,
  movedFrom: null,
  createdAt: "2026-03-12T09:01:00.000Z",
  createdBy: null,
  updatedAt: "2026-03-12T09:01:00.000Z",
  deletedAt: null,
};
const before = "2026-03-14T16:59:59.999Z";
const after = "2026-03-14T17:00:00.000Z";
const asked = "Interior ministry, press office: asked by e-mail on 12 March 2026";
const due = "14 March 2026, 17:00 UTC";

test.each<[change: Partial<Contact>, asOf: string, sentence: string]>([
  [{}, before, `${asked}, a reply is due by ${due}.`],
  [{}, after, `${asked}, no reply by ${due}.`],
  [{ deadline: null }, after, `${asked}, no reply yet.`],
  [{ outcome: "no-reply" }, before, `${asked}, no reply by ${due}.`],
  [{ outcome: "no-reply", deadline: null }, after, `${asked}, no reply.`],
  [{ outcome: "answered", answeredAt: before }, after, `${asked}, answered on 14 March 2026.`],
  [{ outcome: "answered" }, after, `${asked}, answered.`],
  [
    { outcome: "declined", answeredAt: before, deadline: null },
    after,
    `${asked}, declined to answer on 14 March 2026.`,
  ],
  [{ role: "", channel: "phone" }, after, `Interior ministry: asked by phone on 12 March 2026, no reply by ${due}.`],
  [{ whom: "", role: "" }, after, `Asked by e-mail on 12 March 2026, no reply by ${due}.`],
])("%j as of %s", (change, asOf, sentence) => {
  expect(contactSentence({ ...contact, ...change }, asOf)).toBe(sentence);
});

test("every channel and outcome makes a whole sentence, and none tells what was said", () => {
  for (const { id: channel } of channels) {
    for (const { id: outcome } of outcomes) {
      const said = contactSentence({ ...contact, channel, outcome, answer: "secret", questions: "secret" }, after);
      expect(said).toMatch(
        /^Interior ministry, press office: asked (by|in) [a-z -]+ on 12 March 2026, [a-z].*[^.]\.$/u,
      );
      expect(said).not.toContain("secret");
    }
  }
});
