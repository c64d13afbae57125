import { expect, it } from "vitest";
import { makeOrder } from "./in-order.ts";

it("calls an answer late whose asking was followed by one that is answered already", () => {
  const ask = makeOrder();
  const [first, second, third] = [ask(), ask(), ask()];
  expect([second(), first(), third()]).toEqual([true, false, true]);
});
