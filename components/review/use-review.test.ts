import { afterEach, expect, it, vi } from "vitest";
import { isStillAt } from "./use-review.ts";

afterEach(() => void vi.unstubAllGlobals());

it("takes the focus from nobody who went on to another field", () => {
  const [body, button, field] = [{}, {}, {}] as Element[];
  const at = (activeElement: Element | undefined) => {
    vi.stubGlobal("document", { body, activeElement });
    return isStillAt(button ?? null);
  };
  expect([at(button), at(body), at(field)]).toEqual([true, true, false]);
});
