import { generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { layoutByHeaders, readPart } from "@/core/bundle/zip-reading.ts";
import type { Page, TestInfo } from "@playwright/test";
import { startClaimcheck } from "./claimcheck.ts";
import { axe, expect } from "./fixtures.ts";
import { setUp, signIn } from "./house.ts";
import { test } from "./newsroom.ts";

/** The page follows the reader's system: it has no setting of its own. */
async function axeInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page);
  }
}

/** Takes the editor's bundle of the sample article from the desk. */
async function takeBundle(page: Page, file: string): Promise<void> {
  await page
    .getByRole("link", { name: /National Guard/u })
    .first()
    .click();
  await page.getByRole("button", { name: "Report", exact: true }).press("Enter");
  const item = page.getByRole("menuitem", { name: "Bundle that proves itself (ZIP)" });
  const [download] = await Promise.all([page.waitForEvent("download"), item.press("Enter")]);
  expect(download.suggestedFilename()).toMatch(/-editor\.zip$/u);
  await download.saveAs(file);
}

/** The parts of a bundle, and its verifier, put on disk beside it. */
async function unpacked(file: string, testInfo: TestInfo) {
  const bytes = readFileSync(file);
  const read = (start: number, end: number) => Promise.resolve(bytes.subarray(start, end));
  const { parts } = await layoutByHeaders({ size: bytes.length, read });
  const verifier = testInfo.outputPath("verify.html");
  const own = parts.find(({ path }) => path === "verify.html")!;
  writeFileSync(verifier, await readPart({ size: bytes.length, read }, own));
  return { bytes, parts, verifier: pathToFileURL(verifier).href };
}

test.use({ own: import.meta.url });

test("a bundle from the report menu proves itself offline, and names what was changed in it", async ({
  page,
  context,
}, testInfo) => {
  await signIn(page);
  const file = testInfo.outputPath("bundle.zip");
  await takeBundle(page, file);
  const { bytes, parts, verifier } = await unpacked(file, testInfo);

  await page.goto("about:blank"); // what the desk still asks for as it goes is none of the verifier's
  await context.setOffline(true);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(verifier);
  const chooser = page.getByLabel(/The bundle \(\.zip\)/u);
  await chooser.setInputFiles(file);
  await expect(page.locator("#verdict")).toHaveText("✓ bundle.zip is whole: every byte is as it was written.");
  await expect(page.getByRole("row", { name: /report\.html/u })).toContainText("✓ whole");
  await expect(page.getByText(/^✓ \d+ events? (?:is|are) word for word/u)).toBeVisible();
  await axeInBothThemes(page);

  const bent = testInfo.outputPath("bent.zip");
  const report = parts.find(({ path }) => path === "report.html")!;
  const at = report.offset + 5000;
  bytes[at] = (bytes[at] ?? 0) ^ 16;
  writeFileSync(bent, bytes);
  await chooser.setInputFiles(bent);
  await expect(page.locator("#verdict")).toHaveText("✗ bent.zip is damaged.");
  await expect(page.getByRole("listitem").filter({ hasText: "report.html" })).toContainText("its bytes are not those");
  await expect(page.getByRole("row", { name: /report\.html/u })).toContainText("✗ changed");
  await axeInBothThemes(page);
  expect(asked.filter((url) => !url.startsWith("file:"))).toEqual([]);
});

test("a bundle comes in elsewhere by its page, and the verifier says whether the newsroom's key signed it there", async ({
  page,
  browser,
}, testInfo) => {
  await signIn(page);
  const file = testInfo.outputPath("taken.zip");
  await takeBundle(page, file);
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const other = await startClaimcheck({ BUNDLE_SIGNING_KEY: pem });
  try {
    const elsewhere = await browser.newContext({ baseURL: other.url });
    const there = await elsewhere.newPage();
    await setUp(there, other);
    await there.goto("/articles/new");
    await there.getByRole("link", { name: "Bring in a bundle" }).click();
    await expect(there.getByRole("heading", { name: "Bring in a bundle" })).toBeVisible();
    await axeInBothThemes(there);
    const field = there.getByLabel(/The bundle \(\.zip\)/u);
    const wrong = testInfo.outputPath("wrong.zip");
    writeFileSync(wrong, "no bundle");
    await field.setInputFiles(wrong);
    await expect(there.getByRole("alert").filter({ hasText: "Nothing was brought in." })).toBeVisible();
    await axeInBothThemes(there);
    await field.setInputFiles(file);
    await expect(there).toHaveURL(/\/articles\/[\da-f-]{36}$/u);
    await there.goto("/records/new");
    await field.setInputFiles(file);
    await expect(there.getByRole("alert").filter({ hasText: "is here already" })).toBeVisible();
    await there.getByRole("link", { name: "Open the article" }).click();
    await expect(there).toHaveURL(/\/articles\/[\da-f-]{36}$/u);

    const signed = testInfo.outputPath("signed.zip");
    await there.goto("/");
    await takeBundle(there, signed);
    const { verifier } = await unpacked(signed, testInfo);
    await elsewhere.setOffline(true);
    await there.setViewportSize({ width: 390, height: 844 });
    await there.goto(verifier);
    const key = there.getByLabel(/public key/u);
    const found = there.locator("#verdict");
    await there.getByLabel(/The bundle \(\.zip\)/u).setInputFiles(signed);
    await expect(found).toHaveText("✓ signed.zip is whole: every byte is as it was written.");
    await key.fill(publicKey.export({ type: "spki", format: "pem" }).toString());
    await expect(found).toHaveText("✓ signed.zip is whole, and signed by the key that you expect.");
    await axeInBothThemes(there);
    await key.fill("0".repeat(64));
    await expect(found).toHaveText("✗ signed.zip is whole, but not signed by the key that you expect.");
    await expect(there.getByText(/^✗ Signed by another key, [\da-f]{64}\./u)).toBeVisible();
    await key.fill("no key");
    await expect(found).toHaveText("? signed.zip is whole. Who signed it could not be checked.");
    await expect(key).toHaveAccessibleDescription(/This is no Ed25519 public key/u);
    await axeInBothThemes(there);
    const widths = await there.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths[0]).toBe(widths[1]);
    // by keyboard alone: from the file to the key
    await there.getByLabel(/The bundle \(\.zip\)/u).focus();
    await there.keyboard.press("Tab");
    await expect(key).toBeFocused();
    await elsewhere.close();
  } finally {
    await other.stop();
  }
});
