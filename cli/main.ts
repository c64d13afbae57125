import { Command, CommanderError, Option } from "commander";
import { audiences } from "@/core/audiences.ts";
import { reportChoices } from "@/core/report/choices.ts";
import { sheetFields } from "@/core/outside-claims/sheets.ts";
import { papers, reportFormats } from "@/core/report/formats.ts";
import { roles } from "@/core/people.ts";
import type { NewToken, NewUser } from "./people.ts";
import { complain, type Asked } from "./run.ts";

const inJson = ["--json", "answer in JSON, for machines"] as const;
const choices = reportChoices.map(({ id }) => id).join(", ");
const fields = sheetFields.map(({ id }) => id).join(", ");
const formats = reportFormats.map(({ id }) => id).join(", ");

/** The commands; each is loaded when it is called. `from` is the folder that file names start from; `end` hears the exit code of a server that ended. */
function commands(from: string, end: (code: number) => void): Command {
  const program = new Command("claimcheck")
    .description("Claimcheck from the command line, on the same settings and data as its server.")
    .exitOverride()
    .showHelpAfterError("Add --help for how to use it.");
  program
    .command("serve")
    .description("prepare and serve, as `npm start` does")
    .action(async () => end(await (await import("./serve.ts")).serve()));
  program
    .command("user")
    .description("people")
    .command("add")
    .description("add a person; prints a one-time link to set a password, unless it is given")
    .requiredOption("--email <address>")
    .requiredOption("--name <name>")
    .addOption(new Option("--role <role...>", "one or several").choices(roles).makeOptionMandatory())
    .option("--password-stdin", "read the password from stdin")
    .option(...inJson)
    .action(async (asked: NewUser) => (await import("./people.ts")).addUser(asked));
  program
    .command("token")
    .description("API tokens")
    .command("add")
    .description("make a token of a person; it is printed this once")
    .requiredOption("--email <address>")
    .option("--name <name>", "what it is for", "command line")
    .option(...inJson)
    .action(async (asked: NewToken) => (await import("./people.ts")).addTokenOf(asked));
  program
    .command("import")
    .description(
      "bring in an article (a page, .html, .docx, .pdf, .md, .txt) or a record (.json, or a bundle's .zip); prints the article's id",
    )
    .argument("<file>", "a file, the address of a page, or - for stdin")
    .option("--title <title>")
    .option("--language <code>", "such as en or pt-BR")
    .option("--outlet <name>")
    .option("--published <date>", "such as 2020-12-18")
    .option("--encoding <name>", "of the file, where it cannot be told from its bytes")
    .option(...inJson)
    .action(async (file: string, asked: object) => (await import("./articles.ts")).importFile(file, from, asked));
  program
    .command("import-claims")
    .description(
      "bring claims checked elsewhere into an article: ClaimReview (.json, .html, a feed), web or Hypothesis annotations, a sheet (.csv, .xlsx)",
    )
    .argument("<article>", "its id")
    .argument("<file>", "a file, the address of one, or - for stdin")
    .option("--map <column=field...>", `what a column of a sheet is (default: guessed by its name): ${fields}`)
    .option("--encoding <name>", "of the file, where it cannot be told from its bytes")
    .option("--dry-run", "only say what would become of each row")
    .option("--placed-only", "leave out what has no sure place in the text")
    .option(...inJson)
    .action(async (article: string, file: string, asked: object) =>
      (await import("./outside-claims.ts")).importClaims(article, file, from, asked),
    );
  program
    .command("export")
    .description("write the report of an article")
    .argument("<article>", "its id")
    .requiredOption("--format <format>", `one of ${formats}; json is the whole record, zip a bundle that proves itself`)
    .addOption(new Option("--audience <audience>", "for whom (default: editor)").choices(audiences.map(({ id }) => id)))
    .addOption(new Option("--paper <paper>", "of a PDF (default: a4)").choices(papers.map(({ id }) => id)))
    .option("--leave-out <list>", `what the copy goes without: ${choices}, with commas between`)
    .option("--out <file>", "where to write; otherwise to stdout")
    .option(...inJson)
    .action(async (article: string, asked: { format: string }) =>
      (await import("./articles.ts")).exportArticle(article, from, asked),
    );
  program
    .command("lint-claimreview")
    .description("look over ClaimReview markup: what is wrong, how it is mended, who asks for it")
    .argument("<file>", "JSON-LD, or a page with it, microdata or RDFa Lite, or - for stdin")
    .option(...inJson)
    .action(async (file: string, asked: object) => (await import("./claim-reviews.ts")).lintFile(file, from, asked));
  program
    .command("backup")
    .description("write everything into one file, also while the server runs")
    .argument("<file>")
    .option(...inJson)
    .action(async (file: string, asked: object) => (await import("./keeping.ts")).backupTo(file, from, asked));
  program
    .command("restore")
    .description("put a backup into the empty database of the settings")
    .argument("<file>")
    .option(...inJson)
    .action(async (file: string, asked: object) => (await import("./keeping.ts")).restoreFrom(file, from, asked));
  program
    .command("verify")
    .description("check every byte of a bundle, offline; names what was changed")
    .argument("<file>", "a bundle's .zip")
    .option("--key <key>", "whose signature it must have: a public key, in hex or as a PEM file")
    .option(...inJson)
    .action(async (file: string, asked: object) => (await import("./bundles.ts")).verifyBundle(file, from, asked));
  program
    .command("key")
    .description("show the public key whose private half signs bundles here")
    .option(...inJson)
    .action(async (asked: Asked) => (await import("./bundles.ts")).showKey(asked));
  program
    .command("audit")
    .description("the log of what happened")
    .command("verify")
    .description("walk the whole log; names the first event that does not fit")
    .option(...inJson)
    .action(async (asked: Asked) => (await import("./keeping.ts")).verifyLog(asked));
  return program;
}

/** Runs one command. Answers with the exit code: 0 done, 1 refused, 2 wrong usage. */
export async function main(args: readonly string[], from: string): Promise<number> {
  let code = 0;
  // who reads the answer may stop reading, as `head` does: then there is nothing more to say
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  try {
    await commands(from, (ended) => (code = ended)).parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return complain(error, { json: args.includes("--json") });
  }
}
