"use client";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

/** Light or dark: what was chosen in this browser, else what the system says. Base UI's own styles get the nonce too. */
export function ThemeProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce}>
      <NextThemes attribute="data-theme" defaultTheme="system" enableColorScheme={false} nonce={nonce}>
        {children}
      </NextThemes>
    </CSPProvider>
  );
}
