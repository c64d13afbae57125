import { readFile } from "node:fs/promises";
import { Refusal } from "@/core/refusal.ts";

/** Everything that comes in on stdin. */
export async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Whether it is the address of a page, and no file. */
export const isAddress = (source: string) => /^[a-z]+:\/\//iu.test(source);

/** A file's bytes; refuses with a sentence where it cannot be read. */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw fileRefusal(error, file);
  }
}

/** What the file system says, as a sentence; everything else is passed on. */
export function fileRefusal(error: unknown, file: string): unknown {
  const told: Record<string, string> = {
    ENOENT: `There is no ${file}. Look for its name and folder.`,
    EACCES: `${file} may not be read or written by this user.`,
    EISDIR: `${file} is a folder. Name a file.`,
  };
  const why = told[String((error as NodeJS.ErrnoException).code)];
  return why === undefined ? error : new Refusal("invalid", why);
}
