import { Refusal } from "@/core/refusal.ts";
import { safeHref } from "@/core/links.ts";
import { requireStillWanted } from "../copies.ts";
import { requireCaptureAllowed } from "../newsroom.ts";

/** What the address of an article takes, in code units. */
const longestAddress = 4000;

/** A page as its server sent it. */
export interface FetchedPage {
  bytes: Uint8Array;
  /** As its server said, with the charset where it told one. */
  mediaType: string;
  fileName: string;
  /** The address that answered in the end. */
  url: string;
  /** Why a part of it may be missing, with the way out; "" when all came. */
  missing: string;
}

/** A refusal (invalid) that stands at this field. */
export function refusalOf(path: string, message: string): Refusal {
  return new Refusal("invalid", message, { errors: [{ path, message }] });
}

/**
 * Fetches a page that an article or claims are made of, in the bounds of server/capture. `accept`: what is wanted of an
 * address that has several. Refuses, with the way out: while no
 * administrator allows it (forbidden), what is no address of a page, private addresses, and what did not answer.
 */
export async function fetchArticle(
  address: string,
  gone: AbortSignal | undefined,
  accept?: string,
): Promise<FetchedPage> {
  await requireCaptureAllowed();
  const href = safeHref(address.trim());
  if (!href || !/^https?:/iu.test(href))
    throw refusalOf(
      "url",
      "This is no address of a page. Write one such as https://example.org/report, or paste the text.",
    );
  const { capturePage } = await import("../capture/fetch-page.ts");
  const page = await capturePage(href, { ...(gone && { signal: gone }), ...(accept !== undefined && { accept }) });
  requireStillWanted(gone);
  const { bytes, mediaType, charset, fileName, finalUrl, reason } = page;
  if (!bytes) throw refusalOf("url", reason);
  const said = charset === null ? mediaType : `${mediaType}; charset=${charset}`;
  // a longer address is not kept; the asked one led there
  const url = finalUrl.length > longestAddress ? href : finalUrl;
  return { bytes, mediaType: said, fileName, url, missing: reason };
}
