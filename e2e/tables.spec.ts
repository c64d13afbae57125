import type { Page } from "@playwright/test";
import { articleText, axeInBothThemes, expect, newDesk, sampleTitle } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

let page: Page;
let article: string;

const text = () => page.getByRole("textbox", { name: /^The article’s text/u });
const tool = (name: string) => page.getByRole("toolbar").getByRole("button", { name, exact: true });
const cells = () =>
  text()
    .getByRole("row")
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...(row as HTMLTableRowElement).cells].map((cell) => {
          const words = cell.cloneNode(true) as HTMLElement;
          for (const number of words.querySelectorAll(".chip")) number.remove();
          return (words.textContent ?? "").trim();
        }),
      ),
    );

test.beforeAll(async ({ browser, house }) => {
  page = await newDesk(browser, house, "/");
  await expect(page.getByRole("link", { name: sampleTitle })).toBeVisible();
  const markdown = "The dead of two years.\n\n| Year | Dead |\n|---|---|\n| 2020 | twelve |\n| 2021 | fourteen |\n";
  const { id } = await callApi<{ id: string }>(page, "POST", "/articles", { markdown, title: "The dead" });
  article = id;
  await callApi(page, "POST", `/articles/${id}/claims`, { target: { exact: "fourteen" } });
});

test("rows and columns come and go by keys and tools; a claim in a cell rides along into the new version", async () => {
  await page.goto(`/articles/${article}/edit`);
  await expect(text().getByRole("link", { name: /^Claim 1,/u })).toBeVisible();
  await expect(tool("Row below")).toHaveCount(0);
  const keys = page.keyboard;
  await text().getByText("twelve").click();
  await expect(tool("Row below")).toBeVisible();
  await keys.press("Control+Alt+Enter");
  await keys.type("2020, late");
  await keys.press("Tab");
  await keys.type("one");
  await expect.poll(cells).toEqual([
    ["Year", "Dead"],
    ["2020", "twelve"],
    ["2020, late", "one"],
    ["2021", "fourteen"],
  ]);
  await keys.press("Control+Shift+Enter");
  await keys.type("police");
  await text().getByText("Dead", { exact: true }).click();
  await keys.press("Tab");
  await keys.type("Source");
  await axeInBothThemes(page);
  await text().getByText("2020, late").click();
  // from the table to the tools and back, without a mouse
  await keys.press("Alt+F10");
  await expect(tool("Paragraph")).toBeFocused();
  await keys.press("Escape");
  await expect(text()).toBeFocused();
  await tool("Column before").click();
  await expect.poll(async () => (await cells())[2]).toEqual(["", "2020, late", "one", "police"]);
  await keys.press("Alt+Shift+Backspace");
  await expect.poll(async () => (await cells())[2]).toEqual(["2020, late", "one", "police"]);
  await text().getByText("twelve").click();
  await keys.press("Control+Shift+Backspace");
  await expect.poll(cells).toEqual([
    ["Year", "Dead", "Source"],
    ["2020, late", "one", "police"],
    ["2021", "fourteen", ""],
  ]);
  await text().getByText("fourteen").click();
  await keys.press("Tab");
  await keys.press("Tab");
  await keys.type("2022");
  await expect.poll(async () => (await cells()).at(-1)).toEqual(["2022", "", ""]);
  await keys.press("Control+s");
  const sheet = page.getByRole("dialog", { name: "Save as version 2" });
  await expect(sheet.getByText(/^Claims: /u)).toBeVisible();
  await keys.press("Control+Enter");
  await expect(page).toHaveURL(`/articles/${article}`);
  await expect((await articleText(page)).getByRole("row")).toHaveCount(4);
  const { items } = await callApi<{ items: { state: string; target: { exact: string } }[] }>(
    page,
    "GET",
    `/articles/${article}/claims`,
  );
  expect(items.map(({ target }) => target.exact)).toEqual(["fourteen"]);
  expect(["exact", "shifted"]).toContain(items[0]?.state);
});
