import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import "@/components/ui/tokens.css";
import "@/components/ui/base.css";
import "@/components/ui/top-bar.css";
import "@/components/ui/floats.css";
import "@/components/ui/form.css";
import "@/components/ui/palette.css";
import { EarlyTyping } from "@/components/ui/early-typing.tsx";
import { ThemeProvider } from "@/components/ui/theme-provider.tsx";

export const metadata: Metadata = {
  title: { default: "Claimcheck", template: "%s · Claimcheck" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function Layout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? "";
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <EarlyTyping nonce={nonce}>
          <ThemeProvider nonce={nonce}>{children}</ThemeProvider>
        </EarlyTyping>
      </body>
    </html>
  );
}
