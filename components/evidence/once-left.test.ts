import { afterEach, expect, it, vi } from "vitest";
import { onceLeft } from "./once-left.ts";

afterEach(() => void vi.unstubAllGlobals());

it("leaves the fields in which somebody types, until they go on to others", () => {
  vi.stubGlobal("Node", Object);
  const field = {};
  const part = Object.assign(new EventTarget(), { contains: (node: unknown) => node === field });
  const act = vi.fn<() => void>();
  const leave = (relatedTarget: object | null) =>
    part.dispatchEvent(Object.assign(new Event("focusout"), { relatedTarget }));
  vi.stubGlobal("document", { activeElement: field });
  onceLeft(part as unknown as HTMLElement, act);
  leave(field);
  // the window lost the focus, the field has it still
  leave(null);
  expect(act).not.toHaveBeenCalled();
  leave({});
  expect(act).toHaveBeenCalledOnce();
  vi.stubGlobal("document", { activeElement: null });
  onceLeft(part as unknown as HTMLElement, act);
  expect(act).toHaveBeenCalledTimes(2);
});
