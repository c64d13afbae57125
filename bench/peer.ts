/** A plain static page with the same text and the same annotations, drawn by @recogito/text-annotator. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { placedBlocks } from "@/core/article-text.ts";
import type { ArticleRecord } from "@/core/record.ts";

const css =
  "body{font:18px/1.5 serif;margin:0}#content{max-width:42rem;margin:0 auto;position:relative}p{margin:0 0 1em}";

/** Bundles a page's script for the browser; answers with its script and its styles. */
export async function bundle(page: string): Promise<{ js: string; css: string }> {
  const built = await build({
    entryPoints: [fileURLToPath(new URL(`pages/${page}`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    outdir: "out",
    define: { "process.env.NODE_ENV": '"production"' },
    tsconfig: fileURLToPath(new URL("../tsconfig.json", import.meta.url)),
  });
  const text = (end: string) => built.outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  return { js: text(".js"), css: text(".css") };
}

/** The peer counts offsets in the text content of its element, which has nothing between paragraphs. */
function peerPage({ revisions, targets }: ArticleRecord, styles: string): string {
  const [revision] = revisions;
  const blocks = revision ? placedBlocks(revision.document) : [];
  const text = revision?.text ?? "";
  const shift = (offset: number) => {
    const index = blocks.findIndex(({ end }) => end >= offset);
    return offset - 2 * Math.max(0, index);
  };
  const annotations = targets.map(({ claimId, start, end, exact }) => ({
    id: claimId,
    bodies: [],
    target: { annotation: claimId, selector: [{ quote: exact, start: shift(start), end: shift(end) }] },
  }));
  const paragraphs = blocks.map(({ start, end }) => `<p>${text.slice(start, end)}</p>`).join("");
  const json = JSON.stringify(annotations).replaceAll("<", "\\u003c");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>peer</title><style>${css}${styles}</style><div id="content">${paragraphs}</div><script type="application/json" id="annotations">${json}</script><script type="module" src="/peer.js"></script></html>`;
}

/** Serves pages by path; stop ends it. */
export async function serveFiles(files: ReadonlyMap<string, string>): Promise<{ url: string; stop: () => void }> {
  const server = createServer((asked, answer) => {
    const path = (asked.url ?? "/").split("?")[0] ?? "/";
    const file = files.get(path);
    const type = path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html";
    answer.writeHead(file === undefined ? 404 : 200, { "content-type": `${type}; charset=utf-8` }).end(file ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Serves the peer's page of each record under /<article id>. */
export async function servePeer(records: readonly ArticleRecord[]): Promise<{ url: string; stop: () => void }> {
  const script = await bundle("peer.ts");
  const pages = records.map((record): [string, string] => [`/${record.article.id}`, peerPage(record, script.css)]);
  return serveFiles(new Map([["/peer.js", script.js], ...pages]));
}
