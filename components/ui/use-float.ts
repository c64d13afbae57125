import { useLayoutEffect, useRef, type RefObject } from "react";

/**
 * Keeps a bar under what it belongs to, or above it where there is no room, while the page scrolls and is resized.
 * Returns the bar's ref. `rectOf` must be the same function for as long as it belongs to the same.
 */
export function useFloat(rectOf: () => DOMRect | null): RefObject<HTMLDivElement | null> {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const rect = rectOf();
      const element = bar.current;
      if (!rect || !element) return;
      const { offsetWidth: width, offsetHeight: height } = element;
      const low = rect.bottom + 8 + height < window.innerHeight - 30;
      element.style.left = `${Math.max(8, Math.min(rect.left, window.innerWidth - width - 8))}px`;
      element.style.top = `${low ? rect.bottom + 8 : Math.max(52, rect.top - height - 8)}px`;
    };
    place();
    document.addEventListener("scroll", place, { capture: true, passive: true });
    window.addEventListener("resize", place);
    return () => {
      document.removeEventListener("scroll", place, { capture: true });
      window.removeEventListener("resize", place);
    };
  }, [rectOf]);
  return bar;
}
