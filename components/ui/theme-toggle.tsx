"use client";
import { useTheme } from "next-themes";
import { Glyph } from "./glyph.tsx";

/** Switches between light and dark, starting from what is seen now. */
export function ThemeToggle() {
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <button
      type="button"
      className="icb"
      aria-label="Switch between light and dark theme"
      onClick={() => setTheme(resolvedTheme === "dark" ? "light" : "dark")}
    >
      <Glyph name="theme" className="icon" />
    </button>
  );
}
