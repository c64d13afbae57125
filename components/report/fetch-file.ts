import type { ExportProgress } from "@/core/export-steps.ts";
import { answerOf, unreached } from "../article/article-api.ts";

/** Fetches a file; the words of what went wrong, if something did. */
export async function fetchFile(address: string, signal: AbortSignal): Promise<Blob | { refused: string }> {
  try {
    const response = await fetch(address, { signal });
    if (response.ok) return await response.blob();
    const { refused } = await answerOf(response);
    return { refused: refused?.message ?? unreached.message };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError")
      return { refused: "Cancelled. Nothing was saved." };
    if (error instanceof TypeError)
      return { refused: "The server cannot be reached. Look at your connection and try again." };
    throw error;
  }
}

/** Fetches a file that takes long to make, and tells how far it is as long as the server says so. */
export async function followFile(
  { articleId, address }: { articleId: string; address: string },
  signal: AbortSignal,
  tell: (progress: ExportProgress) => void,
): Promise<Blob | { refused: string }> {
  const exportId = crypto.randomUUID();
  const source = new EventSource(`/api/v1/articles/${articleId}/exports?exportId=${exportId}`);
  source.addEventListener("progress", ({ data }: MessageEvent<string>) => tell(JSON.parse(data) as ExportProgress));
  try {
    await new Promise<void>((resolve) => {
      source.addEventListener("following", () => resolve());
      // the file comes all the same, without a word of how far it is
      source.addEventListener("error", () => {
        source.close();
        resolve();
      });
      signal.addEventListener("abort", () => resolve());
    });
    return await fetchFile(`${address}&exportId=${exportId}`, signal);
  } finally {
    source.close();
  }
}
