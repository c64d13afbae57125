import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { wordFile, wordParagraph } from "@/server/extraction/docx.fixture.ts";
import { getNewsroom, updateNewsroom } from "@/server/newsroom.ts";
import { systemActor } from "@/server/permit.ts";
import { bendEvent, useTestDatabase, withEmptyDatabase } from "@/db/testing.ts";
import { theCommand } from "./command.fixture.ts";

useTestDatabase();

const { folder, claimcheck, ok } = theCommand();

const add = ["user", "add", "--email", "ruth@desk.example", "--name", "Ruth Adeyemi", "--role", "editor"];
const text = "A claim about 12 things.\n\nAnd «another», said Ünal Çelik.\n";

// PGlite in memory lives in one process: there is no database that a command could share with this test
describe.skipIf(process.env["DATABASE_URL"]?.startsWith("pglite:"))(
  "claimcheck",
  () => {
    let article = "";

    it("adds a person with a password from stdin, and makes them a token", async () => {
      const added = JSON.parse(
        await ok([...add, "--role", "admin", "--password-stdin", "--json"], { input: "vermilion otter 41\n" }),
      ) as object;
      expect(added).toMatchObject({ email: "ruth@desk.example", roles: ["editor", "admin"] });
      expect(added).not.toHaveProperty("passwordLink");
      expect(await ok(["token", "add", "--email", "ruth@desk.example"])).toMatch(/^cc_[\w-]{43}\n$/u);
    });

    it("gives a person without a password a one-time link", async () => {
      const out = await ok(["user", "add", "--email", "b@desk.example", "--name", "B", "--role", "viewer", "checker"]);
      expect(out).toMatch(/^Added B <b@desk\.example> as viewer, checker\.\n.*\/password\/[\w-]{43}\n$/u);
    });

    it("imports a file and stdin, with what is said about them", async () => {
      writeFileSync(join(folder, "news.txt"), text);
      writeFileSync(join(folder, "one.pdf"), "%PDF-1.7\n1 0 obj<<");
      const said = ["--title", "News", "--outlet", "Desk", "--published", "2020-12", "--language", "tr"];
      const made = JSON.parse(await ok(["import", "news.txt", ...said, "--json"])) as { id: string };
      expect(made).toMatchObject({ title: "News", language: "tr" });
      article = (await ok(["import", "-"], { input: text })).trim();
      expect(article).toMatch(/^[0-9a-f-]{36}$/u);
      const record = JSON.parse(await ok(["export", made.id, "--format", "json"])) as { article: object };
      expect(record.article).toMatchObject({ title: "News", outlet: "Desk", publishedAt: "2020-12", createdBy: null });
    });

    it("brings claims from a sheet into an article, after saying what would become of each", async () => {
      writeFileSync(join(folder, "old.csv"), "Our words;Rating\nA claim about 12 things.;False\nNot there;True\n");
      const asked = ["import-claims", article, "old.csv", "--map", "Our words=words", "Rating=verdict"];
      const told = await ok([...asked, "--dry-run"]);
      expect(told).toContain("Our words → words");
      expect(told).toContain("1. New · ¶1 · «False» → Refuted · A claim about 12 things.");
      expect(JSON.parse(await ok([...asked, "--placed-only", "--json"]))).toMatchObject({ brought: [{ number: 1 }] });
      expect(await ok(asked)).toBe("Brought in 1, of which 1 wait for a place in the text.\nHere before: 1.\n");
      const wrong = await claimcheck([...asked, "--map", "Rating"]);
      expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining("maps nothing") as string });
    });

    it("imports a Word file, a page from stdin and one by its address, which Ctrl-C ends", async () => {
      writeFileSync(join(folder, "two.docx"), await wordFile(wordParagraph));
      expect(JSON.parse(await ok(["import", "two.docx", "--json"]))).toMatchObject({ title: "Text" });
      const html = "<!doctype html><title>A pact</title><p>Words.";
      expect(JSON.parse(await ok(["import", "-", "--json"], { input: html }))).toMatchObject({ title: "A pact" });
      const stop = new AbortController();
      const server = createServer((request, response) => {
        if (request.url === "/page") response.setHeader("content-type", "text/html").end(html);
        else stop.abort(); // and no answer
      });
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      const settings = { CAPTURE_ALLOW: host };
      const { version } = await getNewsroom();
      await updateNewsroom(systemActor, { version, captureAllowed: true });
      const made = JSON.parse(await ok(["import", `http://${host}/page`, "--json"], { settings })) as object;
      expect(made).toMatchObject({ title: "A pact" });
      const ended = await claimcheck(["import", `http://${host}/never`], { settings, stop: stop.signal });
      expect(ended).toMatchObject({ code: 1, out: "", err: expect.stringContaining("nothing was kept") as unknown });
      server.closeAllConnections();
      server.close();
    });

    it("exports to stdout and to a file alike, byte for byte", async () => {
      for (const format of ["html", "csv", "json"]) {
        const out = await ok(["export", article, "--format", format]);
        const told = JSON.parse(
          await ok(["export", article, "--format", format, "--out", "out.x", "--json"]),
        ) as object;
        expect(readFileSync(join(folder, "out.x"), "utf8")).toBe(out);
        expect(told).toMatchObject({ file: join(folder, "out.x"), size: Buffer.byteLength(out) });
      }
      expect(await ok(["export", article, "--format", "csv", "--audience", "public"])).toContain("Verdict");
      expect(await ok(["export", article, "--format", "md", "--leave-out", "contacts,history"])).toContain(
        "Left out of this copy: history, contacts.",
      );
    });

    it("backs up, restores into an empty database, and brings a record into another", async () => {
      const record = await ok(["export", article, "--format", "json", "--out", "record.json"]);
      expect(record).toMatch(/^Wrote .*record\.json/u);
      expect(await ok(["backup", "one.backup"])).toMatch(/^Wrote .*one\.backup \(\d+ rows\)/u);
      const refused = await claimcheck(["restore", "one.backup", "--json"]);
      expect(refused.code).toBe(1);
      expect(JSON.parse(refused.err)).toMatchObject({ code: "conflict" });
      await withEmptyDatabase(async () => {
        const { events } = JSON.parse(await ok(["restore", "one.backup", "--json"])) as { events: number };
        expect(JSON.parse(await ok(["audit", "verify", "--json"]))).toMatchObject({ unbroken: true, events });
        expect(await ok(["audit", "verify"])).toContain(`${events} events, unbroken, head hash`);
        expect(await ok(["export", article, "--format", "json"])).toBe(
          readFileSync(join(folder, "record.json"), "utf8"),
        );
      }, "none");
      await withEmptyDatabase(async () => {
        expect(await ok(["import", "record.json"])).toBe(`${article}\n`);
        const again = await claimcheck(["import", "-"], { input: readFileSync(join(folder, "record.json")) });
        expect(again).toMatchObject({ code: 1, out: "" });
        expect(again.err).toMatch(/is here already/u);
        expect(await ok(["export", article, "--format", "json"])).toBe(
          readFileSync(join(folder, "record.json"), "utf8"),
        );
      }, "none");
    });

    it("names the first bad event of a log that somebody bent", async () => {
      await withEmptyDatabase(async () => {
        await ok(["import", "record.json"]);
        await bendEvent(2);
        const bent = await claimcheck(["audit", "verify"]);
        expect(bent).toMatchObject({ code: 1, out: "" });
        expect(bent.err).toMatch(/^The log does not verify at event 2 \([\da-f-]{36}\): what it says was changed/u);
        const told = await claimcheck(["audit", "verify", "--json"]);
        expect(told).toMatchObject({ code: 1, out: "" });
        expect(JSON.parse(told.err)).toMatchObject({
          code: "conflict",
          present: {
            seq: 2,
            id: expect.stringMatching(/^[\da-f-]{36}$/u),
            why: expect.stringMatching(/^what it says/u),
          },
        });
      }, "none");
    });

    it.each<[string, string[], number, RegExp]>([
      ["no command", [], 2, /^Usage: claimcheck/u],
      ["an unknown command", ["fly"], 2, /unknown command 'fly'/u],
      ["a missing option", ["export", "x"], 2, /--format/u],
      ["an unknown role", [...add.slice(0, -1), "boss"], 2, /viewer, checker, editor, legal, admin/u],
      [
        "an unknown choice",
        ["export", "019bb1c0-0001-7000-8000-000000000001", "--format", "html", "--leave-out", "law"],
        1,
        /history, contacts, queries/u,
      ],
      ["an unknown audience", ["export", "x", "--format", "html", "--audience", "world"], 2, /public, editor, legal/u],
      ["help", ["--help"], 0, /^$/u],
      [
        "an unknown format",
        ["export", "019bb1c0-0001-7000-8000-000000000001", "--format", "odt"],
        1,
        /There are: html, pdf, .*json, zip\./u,
      ],
      [
        "an unknown article",
        ["export", "019bb1c0-0001-7000-8000-000000000001", "--format", "csv"],
        1,
        /no such article/u,
      ],
      ["an id that is none", ["export", "7", "--format", "csv"], 1, /not an id/u],
      ["a page from inside", ["import", "http://127.0.0.1/"], 1, /private network/u],
      ["a file that is not there", ["import", "nothing.txt"], 1, /There is no .*nothing\.txt/u],
      ["a broken file", ["import", "one.pdf"], 1, /damaged/u],
      ["a folder", ["import", "."], 1, /is a folder/u],
      ["a taken e-mail", add, 1, /already has the e-mail/u],
      ["a token for nobody", ["token", "add", "--email", "no@desk.example"], 1, /Nobody active/u],
      ["a backup that is none", ["restore", "news.txt"], 1, /no backup of Claimcheck/u],
      ["a backup into no folder", ["backup", "none/x"], 1, /There is no/u],
    ])("%s ends with one sentence and the right code", async (_what, args, code, words) => {
      const ran = await claimcheck(args);
      expect(ran.code).toBe(code);
      expect(ran.err).toMatch(words);
      if (code === 1) expect(ran.err.trimEnd().split("\n")).toHaveLength(1);
    });

    it("says which setting is wrong", async () => {
      const ran = await claimcheck(["audit", "verify"], { settings: { DATABASE_URL: "mysql://x" } });
      expect(ran).toMatchObject({ code: 1, out: "" });
      expect(ran.err).toMatch(/^DATABASE_URL must be /u);
    });

    it.runIf(process.env["DATABASE_URL"]?.startsWith("postgres:"))("finds its database by a file", async () => {
      const file = join(folder, "database-url");
      writeFileSync(file, `${process.env["DATABASE_URL"]}\n`);
      const settings = { DATABASE_URL: undefined, DATABASE_URL_FILE: file };
      expect(await ok(["audit", "verify"], { settings })).toBe(await ok(["audit", "verify"]));
      expect(existsSync(join(process.env["DATA_DIR"] ?? "", "claimcheck.db"))).toBe(false);
    });

    it.runIf(process.env["DATABASE_URL"]?.startsWith("postgres:"))(
      "moves a newsroom from SQLite to PostgreSQL and back, row for row",
      async () => {
        const onFile = (name: string) => ({ settings: { DATABASE_URL: undefined, DATA_DIR: join(folder, name) } });
        const rowsOf = (name: string) =>
          gunzipSync(readFileSync(join(folder, name)))
            .toString("utf8")
            .split("\n")
            .slice(1, -2);
        await ok(add, onFile("small"));
        await ok(["import", "news.txt"], onFile("small"));
        await ok(["import", "record.json"], onFile("small"));
        await ok(["backup", "small.backup"], onFile("small"));
        await withEmptyDatabase(async () => {
          await ok(["restore", "small.backup"]);
          await ok(["backup", "large.backup"]);
          expect(await ok(["audit", "verify"])).toContain("unbroken");
        }, "none");
        expect(rowsOf("large.backup")).toEqual(rowsOf("small.backup"));
        await ok(["restore", "large.backup"], onFile("back"));
        expect(existsSync(join(folder, "back", "claimcheck.db"))).toBe(true);
        await ok(["backup", "back.backup"], onFile("back"));
        expect(rowsOf("back.backup")).toEqual(rowsOf("small.backup"));
        expect(await ok(["audit", "verify"], onFile("back"))).toContain("unbroken");
      },
    );
  },
  60_000,
);
