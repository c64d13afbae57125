import { expect, it } from "vitest";
import { typedSince } from "./typed-since.ts";

it("keeps what was typed while a form was saved, and takes over what came back of the rest", () => {
  const sent = { title: "A title", note: "Call", outlet: "" };
  const saved = { title: "A title", note: "Call", outlet: "The Paper" };
  expect(typedSince({ ...sent, note: "Call her" }, { sent, saved })).toEqual({ ...saved, note: "Call her" });
  expect(typedSince(sent, { sent, saved })).toEqual(saved);
});
