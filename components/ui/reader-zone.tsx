"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** Keeps the reader's zone in a cookie, so that the server writes times as this reader's clock shows them. */
export function ReaderZone({ given }: { given: string }) {
  const router = useRouter();
  const told = useRef(false);
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone === given || told.current) return;
    told.current = true;
    document.cookie = `claimcheck.zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  }, [given, router]);
  return null;
}
