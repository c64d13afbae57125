import { open, rename, rm, stat } from "node:fs/promises";
import { createReadStream, createWriteStream } from "node:fs";
import { once } from "node:events";
import { dirname } from "node:path";
import { Transform, type TransformCallback } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";
import { checkBackup, fillFromBackup, isEmptyDatabase, readHeader, writeBackup, type Header } from "@/db/backup.ts";
import { sqliteFile } from "@/db/client.ts";
import { dialect } from "@/db/columns.ts";
import { migrate, migrateUpTo } from "@/db/migrate.ts";
import { permit } from "./permit.ts";

/** What a long act is told: when to give up, and where to say how far it is. */
export interface Course {
  signal?: AbortSignal | undefined;
  tell?: ((done: number, total: number) => void) | undefined;
}

/** The first bytes of every backup: gzip, no name, no time, no system, so that equal content gives equal bytes. */
const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** Takes the name of the system out of gzip's first ten bytes; zlib writes them in one piece. */
function withoutSystem(): Transform {
  let first = true;
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      if (first) gzipHead.copy(chunk);
      first = false;
      done(null, chunk);
    },
  });
}

/**
 * Writes a backup of everything to a file, as of one moment, while others go on writing. The file appears when it is
 * whole and on disk; one of that name is replaced. Holds hashes of passwords and tokens, and all drafts: only its owner
 * may read it.
 */
export async function backup(actor: Actor, file: string, { signal, tell }: Course = {}): Promise<{ rows: number }> {
  permit(actor, "newsroom.manage");
  const part = `${file}.part`;
  const gzip = createGzip();
  const out = createWriteStream(part, { mode: 0o600, flush: true });
  try {
    const written = pipeline(gzip, withoutSystem(), out, { signal });
    written.catch(() => undefined); // told below, where it is awaited
    const write = async (lines: string) => {
      signal?.throwIfAborted();
      if (!gzip.write(lines)) await Promise.race([once(gzip, "drain"), written]);
    };
    const made = await writeBackup(new Date().toISOString(), write, tell ?? (() => undefined));
    gzip.end();
    await written;
    await rename(part, file);
    await syncFolder(dirname(file));
    return made;
  } catch (error) {
    gzip.destroy();
    // a file that is still being opened would appear after it was taken away
    await new Promise<void>((done) => (out.closed ? done() : out.once("close", done)));
    await rm(part, { force: true });
    throw fileRefusal(error, file);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync();
  await handle.close();
}

/** Lines of a packed file without their line breaks. Refuses a file that was cut off or bent. */
async function* linesOf(file: string, { signal, tell }: Course): AsyncGenerator<string> {
  const { size } = await stat(file);
  const packed = createReadStream(file, { signal });
  let read = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      const isOurs = read > 0 || chunk.subarray(0, gzipHead.length).equals(gzipHead);
      read += chunk.length;
      tell?.(read, size);
      done(isOurs ? null : new Refusal("invalid", notOurs), chunk);
    },
  });
  const gunzip = createGunzip();
  const flow = pipeline(packed, counted, gunzip);
  flow.catch((error: Error) => gunzip.destroy(error)); // the reading below ends with it
  let rest: Buffer[] = [];
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString("utf8");
        rest = [];
        from = at + 1;
      }
      rest.push(chunk.subarray(from));
    }
    await flow;
  } finally {
    packed.destroy();
  }
  if (Buffer.concat(rest).length > 0) throw new Refusal("invalid", damaged);
}

const notOurs = "This is no backup of Claimcheck, or its first bytes were changed. `claimcheck backup FILE` makes one.";
const damaged =
  "This backup is damaged: it was cut off, or bytes of it were changed. Nothing was restored. Take another copy of it.";

/**
 * Puts a backup into the empty database of this installation, SQLite or PostgreSQL: first the whole file is checked, by
 * count, hash and the chain of events; then come the tables as they were, all rows in one transaction, and this
 * version's tables. Refuses a database that holds anything, and a file that is not what was written.
 */
export async function restore(
  actor: Actor,
  file: string,
  course: Course = {},
): Promise<{ rows: number; events: number }> {
  permit(actor, "newsroom.manage");
  try {
    await read(file, {}, () => Promise.resolve());
    if (!(await isEmptyDatabase())) throw notEmpty();
    const { signal, tell } = course;
    // the file is read twice: to check it, and to fill the tables
    await read(file, { signal, tell: (done, size) => tell?.(done, 2 * size) }, checkBackup);
    const filling = { signal, tell: (done: number, size: number) => tell?.(size + done, 2 * size) };
    const { rows, chain } = await read(file, filling, async (head, first, lines) => {
      await migrateUpTo(head.migration);
      return fillFromBackup(head, first, lines);
    });
    await migrate();
    return { rows, events: chain.count };
  } catch (error) {
    throw fileRefusal(error, file);
  }
}

/** Opens a backup, reads its header and hands over the rest. */
async function read<T>(
  file: string,
  course: Course,
  work: (head: Header, first: string, lines: AsyncIterator<string>) => Promise<T>,
): Promise<T> {
  const lines = linesOf(file, course);
  try {
    const first = ((await lines.next()).value as string | undefined) ?? "";
    return await work(readHeader(first), first, lines);
  } finally {
    await lines.return(undefined);
  }
}

function notEmpty(): Refusal {
  const [where, way] =
    dialect === "sqlite"
      ? [sqliteFile(), "set DATA_DIR to a new folder"]
      : ["the database of DATABASE_URL", "name a new database in DATABASE_URL"];
  return new Refusal(
    "conflict",
    `There is data in ${where} already, and a backup goes into an empty place only. Stop the server, ${way}, and restore again.`,
  );
}

/** What the file system and zlib say about a file, as a sentence. Everything else is passed on. */
function fileRefusal(error: unknown, file: string): unknown {
  const { name } = error as Error;
  if (name === "AbortError") return new Refusal("invalid", "Stopped, and nothing was kept.");
  const code = String((error as NodeJS.ErrnoException).code);
  if (code.startsWith("Z_") || code === "ERR_STREAM_PREMATURE_CLOSE") return new Refusal("invalid", damaged);
  const told: Record<string, string> = {
    ENOENT: `There is no ${file}. Look for its name and folder.`,
    EACCES: `${file} may not be read or written by this user.`,
    EISDIR: `${file} is a folder. Name a file.`,
    ENOSPC: `There is no space left for ${file}. Nothing was kept of it.`,
  };
  return told[code] ? new Refusal("invalid", told[code]) : error;
}
