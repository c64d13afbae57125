import { cookies } from "next/headers";
import { isZone } from "@/core/zones.ts";

/** The reader's zone as their browser said it (components/ui/reader-zone.tsx); UTC before it has. */
export async function readerZone(): Promise<string> {
  const said = (await cookies()).get("claimcheck.zone")?.value ?? "";
  return isZone(said) ? said : "UTC";
}
