import { afterEach, expect, it, vi } from "vitest";
import { pressAct } from "./press-act.ts";

afterEach(() => void vi.unstubAllGlobals());

it("presses the button of an act, else says why it cannot", () => {
  const click = vi.fn<() => void>();
  const button = { disabled: false, click, getAttribute: () => "why" };
  const page = { querySelector: () => button as typeof button | null, getElementById: () => ({ textContent: "" }) };
  vi.stubGlobal("document", page);
  expect(pressAct(".panel", "approve", true)).toBe("");
  expect(click).toHaveBeenCalledOnce();
  button.disabled = true;
  page.getElementById = () => ({ textContent: "Nobody read it twice." });
  expect(pressAct(".panel", "approve", true)).toBe("Approve: Nobody read it twice.");
  page.querySelector = () => null;
  expect(pressAct(".panel", "approve", true)).toBe("Approve: not open on this claim now.");
  expect(pressAct(".panel", "approve", false)).toMatch(/^The claim is still being read\./u);
  expect(click).toHaveBeenCalledOnce();
});
