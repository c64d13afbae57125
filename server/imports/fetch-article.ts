import { Refusal } from "@/core/refusal.ts";
import { safeHref } from "@/core/links.ts";
import { capturePage } from "../capture/fetch-page.ts";
import { requireStillWanted } from "../copies.ts";
import { requireCaptureAllowed } from "../newsroom.ts";

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

function refuse(message: string): never {
  throw new Refusal("invalid", message, { errors: [{ path: "url", message }] });
}

/**
 * Fetches a page that an article is made of, in the bounds of server/capture. Refuses, with the way out: while no
 * administrator allows it (forbidden), what is no address of a page, private addresses, and what did not answer.
 */
export async function fetchArticle(address: string, gone: AbortSignal | undefined): Promise<FetchedPage> {
  await requireCaptureAllowed();
  const href = safeHref(address.trim());
  if (!href || !/^https?:/iu.test(href))
    refuse("This is no address of a page. Write one such as https://example.org/report, or paste the text.");
  const page = await capturePage(href, gone && { signal: gone });
  requireStillWanted(gone);
  const { bytes, mediaType, charset, fileName, finalUrl, reason } = page;
  if (!bytes) refuse(reason);
  const said = charset === null ? mediaType : `${mediaType}; charset=${charset}`;
  return { bytes, mediaType: said, fileName, url: finalUrl, missing: reason };
}
