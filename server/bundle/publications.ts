import type { Audience } from "@/core/audiences.ts";
import { publishedHtml } from "@/core/formats/published-html.ts";
import type { Publication } from "@/core/publications.ts";
import { reportAssets } from "../formats/report-assets.ts";
import { tombstoneOf } from "../publication-pages.ts";
import { loadState } from "../publication-states.ts";
import type { KeptFile } from "./parts.ts";

/** What was published of an article, as it lies in a bundle. */
export interface PublishedParts {
  /** The frozen states. */
  states: readonly KeptFile[];
  /** The pages made of them: each `of` a state, made when it is asked for. */
  pages: readonly { path: string; of: string; html: () => Promise<string> }[];
  /** publications.json; null where nothing was published. */
  list: string | null;
}

const stateOf = ({ stateSha256 }: Publication): string => `publications/${stateSha256}.json`;
const pageOf = ({ number }: Publication): string => `publications/${number}.html`;
const tombstone = "publications/withdrawn.html";

/**
 * The publications of an article for the readers of a bundle: all of them for the desk; for the public as its address
 * tells them, so of one that was withdrawn that, when and why, and no state.
 */
export function publishedParts(publications: readonly Publication[], audience: Audience): PublishedParts {
  const newest = publications.at(-1);
  if (!newest) return { states: [], pages: [], list: null };
  const isPublic = audience === "public";
  const withdrawn = newest.withdrawnAt === null ? null : newest;
  const shown = isPublic && withdrawn ? [] : publications;
  const rows = publications.map((row) => {
    const { number, revision, stateSha256, correction, note, createdAt: publishedAt } = row;
    const { withdrawnAt, withdrawnBecause } = row;
    const isShown = shown.includes(row);
    const gone = { withdrawnAt, withdrawnBecause };
    const told = { number, revision, publishedAt, correction: isShown ? correction : null, ...gone };
    const places = isShown ? { state: stateOf(row), page: pageOf(row) } : { state: null, page: tombstone };
    return { ...told, stateSha256, ...places, ...(isPublic ? {} : { note }) };
  });
  const pages = shown.map((row) => ({
    path: pageOf(row),
    of: row.stateSha256,
    html: async () => {
      const newer = row === newest ? null : { number: newest.number, path: `${newest.number}.html` };
      return publishedHtml(await loadState(row), reportAssets(), newer);
    },
  }));
  const gone = withdrawn && {
    path: tombstone,
    of: withdrawn.stateSha256,
    html: async () => tombstoneOf(withdrawn, await loadState(withdrawn), reportAssets()),
  };
  return {
    states: shown.map((row) => ({ path: stateOf(row), sha256: row.stateSha256 })),
    pages: gone ? [...pages, gone] : pages,
    list: `${JSON.stringify(rows, null, 2)}\n`,
  };
}
