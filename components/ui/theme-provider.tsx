"use client";
import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

/** Light or dark: what was chosen in this browser, else what the system says. */
export function ThemeProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <NextThemes attribute="data-theme" defaultTheme="system" enableColorScheme={false} nonce={nonce}>
      {children}
    </NextThemes>
  );
}
