import type { Page } from "@playwright/test";
import { articleText, axe, expect, newDesk, sampleTitle, selectByMouse } from "./house.ts";
import { test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

let page: Page;

const region = (number: number) => page.getByRole("region", { name: `Claim ${number}`, exact: true });
const bar = () => page.getByRole("toolbar", { name: "Selected words" });
const chip = (number: number) =>
  page.getByRole("article").getByRole("link", { name: new RegExp(`^Claim ${number},`, "u") });

test.beforeAll(async ({ browser, house }) => {
  const first = await newDesk(browser, house, "/");
  await first.getByRole("link", { name: sampleTitle }).click();
  await articleText(first);
  const address = new URL(first.url()).pathname;
  await first.context().close();
  page = await newDesk(browser, house, address);
  await articleText(page);
});

async function mark(words: string, number: number): Promise<void> {
  await selectByMouse(page, words);
  await page.keyboard.press("c");
  await expect(page.getByRole("heading", { name: new RegExp(`^Claim ${number}\\b`, "u") })).toBeFocused();
}

async function addEvidence(title: string): Promise<void> {
  await page.keyboard.press("e");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("radio", { name: "Supports" }).check();
  await page.getByRole("radio", { name: "Secondary" }).check();
  await page.getByLabel("Passage").fill(`[sample passage of ${title}]`);
  await page.getByLabel("Passage").press("Control+Enter");
  await expect(page.getByText(`[sample passage of ${title}]`)).toBeVisible();
}

async function press(name: string): Promise<void> {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name, exact: true }).click();
}

test("a claim gets other words, and a second place", async () => {
  await mark("has accused the opposition of being backed by the West", 1);
  await press("Change the words");
  const compound =
    "has accused the opposition of being backed by the West and has jailed several opposition figures on charges of attempting to seize power";
  await selectByMouse(page, compound);
  await bar()
    .getByRole("button", { name: /^These words for claim 1/u })
    .click();
  await expect(region(1)).toContainText(compound);
  await page.keyboard.press("Control+z");
  await expect(region(1)).not.toContainText("jailed several");
  await press("Change the words");
  await selectByMouse(page, compound);
  await page.keyboard.press("c");
  await expect(region(1)).toContainText("jailed several");

  await selectByMouse(page, "disputed presidential election");
  await bar()
    .getByRole("button", { name: /^Add to claim 1/u })
    .click();
  await expect(region(1)).toContainText("disputed presidential election");
  await expect(chip(1)).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(chip(1)).toHaveCount(1);
});

test("a compound claim is split; both parts keep the evidence", async () => {
  await page.getByRole("heading", { name: /^Claim 1\b/u }).focus();
  await addEvidence("court record");
  await page.getByRole("heading", { name: /^Claim 1\b/u }).focus();
  await page.keyboard.press("b");
  const splitting = page.getByRole("slider", { name: "Where to split" });
  await expect(splitting).toBeVisible();
  await axe(page);
  await splitting.focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(chip(2)).toHaveCount(1);
  await chip(2).click();
  await expect(region(2).getByText("[sample passage of court record]")).toBeVisible();
  await chip(1).click();
  await expect(region(1).getByText("[sample passage of court record]")).toBeVisible();
});

test("two claims are merged and parted again; nothing attached is lost", async () => {
  await mark("tens of thousands of Belarusians", 3);
  await addEvidence("crowd count");
  await page.getByRole("textbox", { name: "Statement" }).fill("Tens of thousands called for it.");
  await chip(1).click();
  await press("Merge with another claim");
  await page
    .getByRole("combobox", { name: "Which claim goes into claim 1?" })
    .selectOption({ label: "3 · Tens of thousands called for it." });
  await page.getByRole("button", { name: "Merge claim 3 into claim 1" }).click();
  await expect(chip(3)).toHaveCount(0);
  await expect(
    region(1)
      .getByText(/crowd count/u)
      .first(),
  ).toBeVisible();
  await expect(region(1).getByRole("textbox", { name: "Statement" })).toHaveValue(/Tens of thousands called for it\./u);
  await page.getByRole("heading", { name: /^Claim 1\b/u }).focus();
  await page.keyboard.press("Control+z");
  await expect(chip(3)).toHaveCount(1);
  await chip(3).click();
  await expect(region(3).getByText("[sample passage of crowd count]")).toBeVisible();
});

test("a claim is deleted, and undo brings it back as it was", async () => {
  await press("Delete claim 3");
  await expect(chip(3)).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/u }).click();
  await expect(chip(3)).toHaveCount(1);
  await chip(3).click();
  await expect(region(3).getByRole("textbox", { name: "Statement" })).toHaveValue("Tens of thousands called for it.");
  await expect(page).toHaveURL(/[?&]claim=/u); // the address follows what is open
  await page.reload();
  await articleText(page);
  await expect(region(3).getByText("[sample passage of crowd count]")).toBeVisible();
});

test("clicking overlapped words opens the shortest claim, then the next larger", async () => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await mark("Russia had formed a reserve of law enforcement officers near the Belarusian border", 4);
  await mark("near the Belarusian border", 5);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "No claim is open" })).toBeVisible();
  await page.getByRole("article").getByText("near the Belarusian border").first().click();
  await expect(page.getByRole("heading", { name: /^Claim 5\b/u })).toBeFocused();
  await page.keyboard.press("Alt+j");
  await expect(page.getByRole("heading", { name: /^Claim 4\b/u })).toBeFocused();
});

test("the editor stands exactly where the server's text stood", async () => {
  const address = new URL(page.url()).pathname;
  // what is on its way is in the page only
  await expect(page.getByText(/^Saved/u).first()).toBeVisible();
  await page.goto(address);
  await articleText(page);
  await expect(page.getByRole("heading", { name: "No claim is open" })).toBeVisible();
  const html = await (await page.request.get(address)).text();
  const outlines = await page.evaluate((server) => {
    const outline = (root: Element | null) =>
      [...(root?.querySelectorAll("*") ?? [])]
        .filter((element) => !element.matches(".ProseMirror-trailingBreak, .ProseMirror-separator"))
        .map((element) => {
          const classes = [...element.classList].filter((name) => !name.startsWith("ProseMirror")).sort();
          return `${element.tagName} ${classes.join(".")} «${element.textContent}»`;
        });
    const parsed = new DOMParser().parseFromString(server, "text/html");
    return [parsed, document].map((page_) => outline(page_.querySelector(".galley-text")));
  }, html);
  expect(outlines[0]?.length).toBeGreaterThan(20);
  expect(outlines[1]).toEqual(outlines[0]);
});
