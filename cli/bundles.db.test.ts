import { generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase, withEmptyDatabase } from "@/db/testing.ts";
import { operations } from "@/server/operations.ts";
import { systemActor } from "@/server/permit.ts";
import { aClaim, anArticle, ask } from "@/server/testing.ts";
import { theCommand } from "./command.fixture.ts";

useTestDatabase();
const { folder, claimcheck, ok } = theCommand();

let article = "";
beforeAll(async () => {
  article = (await anArticle(systemActor, "A claim about 12 things.", "And another.")).id;
});

// PGlite in memory lives in one process: there is no database that a command could share with this test
describe.skipIf(process.env["DATABASE_URL"]?.startsWith("pglite:"))("claimcheck", () => {
  it("verifies a bundle without a database, names what was changed in it, and brings it into another", async () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    writeFileSync(join(folder, "key.pem"), privateKey.export({ type: "pkcs8", format: "pem" }));
    const settings = { BUNDLE_SIGNING_KEY: join(folder, "key.pem") };
    const publicKey = (await ok(["key"], { settings })).slice(0, 64);
    await ok(["export", article, "--format", "zip", "--audience", "legal", "--out", "a.zip"], { settings });
    const none = { settings: { DATABASE_URL: "mysql://nobody", DATA_DIR: join(folder, "none") } };
    expect(await ok(["verify", "a.zip"], none)).toMatch(/^✓ a\.zip is whole: every byte[^]*✓ Signed by the key/u);
    const told = JSON.parse(await ok(["verify", "a.zip", "--key", publicKey, "--json"], none)) as object;
    expect(told).toMatchObject({ signature: "good", signer: publicKey, audience: "legal" });
    const other = await claimcheck(["verify", "a.zip", "--key", "0".repeat(64)], none);
    expect(other).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringContaining("not signed by the key") as unknown,
    });
    const bytes = readFileSync(join(folder, "a.zip"));
    const at = bytes.indexOf("A claim about 12 things");
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    writeFileSync(join(folder, "bent.zip"), bytes);
    const bent = await claimcheck(["verify", "bent.zip"], none);
    expect(bent).toMatchObject({ code: 1, out: "" });
    expect(bent.err).toMatch(/^✗ bent\.zip is damaged\.\n- .*: its bytes are not those that the manifest lists\n$/u);
    await withEmptyDatabase(async () => {
      expect((await claimcheck(["import", "bent.zip"])).err).toMatch(/damaged.*Nothing was brought in/u);
      expect(await ok(["import", "a.zip"])).toBe(`${article}\n`);
      await ok(["export", article, "--format", "zip", "--audience", "legal", "--out", "again.zip"], { settings });
      expect(readFileSync(join(folder, "again.zip")).equals(readFileSync(join(folder, "a.zip")))).toBe(true);
    }, "none");
  });

  it.skipIf(!process.env["DATABASE_URL"])(
    "takes a published article from PostgreSQL to SQLite and back, the same bytes each time",
    async () => {
      const correct = async (note: string) => {
        const { publicationId, kinds, notice } = await draftOf();
        await ask(operations.correctPublication, systemActor, { publicationId, kinds, notice, note });
      };
      const draftOf = async () => {
        const [newest] = (await ask(operations.listPublications, systemActor, { articleId: article })).items;
        const draft = await ask(operations.draftPublication, systemActor, { articleId: article });
        return { ...draft, publicationId: newest?.id ?? "" };
      };
      await ask(operations.publishArticle, systemActor, { articleId: article });
      await aClaim(systemActor, article, "another");
      await correct("for the desk");
      const taken = async (name: string, settings?: Record<string, string | undefined>) => {
        await ok(["export", article, "--format", "zip", "--audience", "legal", "--out", name], { settings });
        return readFileSync(join(folder, name));
      };
      const first = await taken("postgres.zip");
      expect(first.includes("publications/2.html")).toBe(true);
      const onSqlite = { DATABASE_URL: undefined, DATA_DIR: join(folder, "sqlite") };
      expect(await ok(["import", "postgres.zip"], { settings: onSqlite })).toBe(`${article}\n`);
      expect((await taken("sqlite.zip", onSqlite)).equals(first)).toBe(true);
      await withEmptyDatabase(async () => {
        expect(await ok(["import", "-"], { input: readFileSync(join(folder, "sqlite.zip")) })).toBe(`${article}\n`);
        expect((await taken("back.zip")).equals(first)).toBe(true);
      }, "none");
    },
  );
});
