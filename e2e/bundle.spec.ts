import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { layoutByHeaders, readPart } from "@/core/zip-reading.ts";
import type { Page } from "@playwright/test";
import { axe, expect } from "./fixtures.ts";
import { signIn } from "./house.ts";
import { test } from "./newsroom.ts";

/** The page follows the reader's system: it has no setting of its own. */
async function axeInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page);
  }
}

test.use({ own: import.meta.url });

test("a bundle from the report menu proves itself offline, and names what was changed in it", async ({
  page,
  context,
}, testInfo) => {
  await signIn(page);
  await page
    .getByRole("link", { name: /National Guard/u })
    .first()
    .click();
  await page.getByRole("button", { name: "Report", exact: true }).press("Enter");
  const item = page.getByRole("menuitem", { name: "Bundle that proves itself (ZIP)" });
  const [download] = await Promise.all([page.waitForEvent("download"), item.press("Enter")]);
  expect(download.suggestedFilename()).toMatch(/-editor\.zip$/u);
  const file = testInfo.outputPath("bundle.zip");
  await download.saveAs(file);

  const bytes = readFileSync(file);
  const read = (start: number, end: number) => Promise.resolve(bytes.subarray(start, end));
  const { parts } = await layoutByHeaders({ size: bytes.length, read });
  const pageOfIt = parts.find(({ path }) => path === "verify.html")!;
  const verifier = testInfo.outputPath("verify.html");
  writeFileSync(verifier, await readPart({ size: bytes.length, read }, pageOfIt));

  await context.setOffline(true);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(verifier).href);
  const chooser = page.getByLabel(/The bundle \(\.zip\)/u);
  await chooser.setInputFiles(file);
  await expect(page.getByRole("status")).toHaveText("✓ bundle.zip is whole: every byte is as it was written.");
  await expect(page.getByRole("row", { name: /report\.html/u })).toContainText("✓ whole");
  await expect(page.getByText(/^✓ \d+ events are word for word/u)).toBeVisible();
  await axeInBothThemes(page);

  const bent = testInfo.outputPath("bent.zip");
  const report = parts.find(({ path }) => path === "report.html")!;
  const at = report.offset + 5000;
  bytes[at] = (bytes[at] ?? 0) ^ 16;
  writeFileSync(bent, bytes);
  await chooser.setInputFiles(bent);
  await expect(page.getByRole("status")).toHaveText("✗ bent.zip is damaged.");
  await expect(page.getByRole("listitem").filter({ hasText: "report.html" })).toContainText("its bytes are not those");
  await expect(page.getByRole("row", { name: /report\.html/u })).toContainText("✗ changed");
  await axeInBothThemes(page);
  expect(asked.filter((url) => !url.startsWith("file:"))).toEqual([]);
});
