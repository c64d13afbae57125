// Makes package-lock.json true on every system and free of any registry's address. Run by `npm run lock`.
// npm leaves an optional package out of the lock when the registry it asked did not have it, and `npm ci` then
// refuses the lock on every machine. Such packages are binaries for other systems: a stub entry says which system,
// and npm fetches it there by name and version.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * @typedef {{ version?: string, resolved?: string, link?: boolean, dev?: boolean, optional?: boolean, os?: string[],
 *   cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */

/**
 * The lock with a stub for each optional package that is named but absent, and without addresses of a registry.
 * @param {Lock} lock
 * @returns {{ lock: Lock, added: string[] }} added: the places of the new stubs, `node_modules/…`
 */
export function completeLock(lock) {
  const packages = new Map(Object.entries(lock.packages));
  /** @type {string[]} */
  const added = [];
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isInstalledFor(packages, place, name)) continue;
      const stub = `node_modules/${name}`;
      packages.set(stub, {
        version: range.replace(/^[\^~=v]+/u, ""),
        ...systemOf(name),
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
      });
      added.push(stub);
    }
  }
  const sorted = [...packages].sort(([a], [b]) => a.localeCompare(b, "en"));
  return { lock: { ...lock, packages: Object.fromEntries(sorted.map(([place, one]) => [place, bare(one)])) }, added };
}

/**
 * Whether node's own search, from `place` upwards, finds `name` in the lock.
 * @param {Map<string, LockEntry>} packages
 * @param {string} place
 * @param {string} name
 */
function isInstalledFor(packages, place, name) {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf("node_modules/") - 1))) {
    if (packages.has(`${from ? `${from}/` : ""}node_modules/${name}`)) return true;
    if (from === "") return false;
  }
}

/**
 * The system that a binary package's name tells: `@next/swc-win32-x64-msvc` → win32, x64.
 * @param {string} name
 * @returns {{ os: string[], cpu: string[], libc?: string[] }}
 */
function systemOf(name) {
  const words = name.slice(name.indexOf("/") + 1).split("-");
  const os = words.find((word) =>
    ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"].includes(
      word,
    ),
  );
  const cpu = words.find((word) =>
    ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"].includes(word),
  );
  if (!os || !cpu) {
    throw new Error(`${name} is not in the lock, and its name tells no system. Install it, or take it out by hand.`);
  }
  if (words.some((word) => word.startsWith("musl"))) return { os: [os], cpu: [cpu], libc: ["musl"] };
  if (os === "linux" && words.some((word) => word.startsWith("gnu"))) return { os: [os], cpu: [cpu], libc: ["glibc"] };
  return { os: [os], cpu: [cpu] };
}

/**
 * An entry without the address it was fetched from: `npm ci` asks the registry of whoever installs.
 * @param {LockEntry} entry
 * @returns {LockEntry}
 */
function bare(entry) {
  const { resolved: _address, ...rest } = entry;
  return entry.link ? entry : rest;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL("../package-lock.json", import.meta.url);
  const { lock, added } = completeLock(JSON.parse(readFileSync(file, "utf8")));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${added.length} stubs for other systems added.`);
}
