import type { Page } from "@playwright/test";
import { articleText, axeInBothThemes, expect, newDesk } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

let desk: Page;
let article: string;

const readiness = () => desk.getByRole("region", { name: "Readiness" });
const finding = (words: string | RegExp) => desk.getByRole("listitem").filter({ hasText: words });

test.beforeAll(async ({ browser, house }) => {
  desk = await newDesk(browser, house, "/");
  const text = "One came. Two went away. Three stayed.";
  article = (await callApi<{ id: string }>(desk, "POST", "/articles", { text, title: "The count" })).id;
  const claims: string[] = [];
  for (const exact of ["One came", "Two went away"]) {
    const said = { target: { exact }, speaker: "A. Mayor" };
    claims.push((await callApi<{ id: string }>(desk, "POST", `/articles/${article}/claims`, said)).id);
  }
  await callApi(desk, "POST", `/claims/${claims[0]}/contacts`, {
    whom: "A. Mayor",
    outcome: "answered",
    answer: "Yes.",
  });
});

test("the report says what it is not ready for, and each line leads to the claim", async () => {
  await desk.goto(`/articles/${article}/report`);
  const asked = readiness().getByRole("listitem").filter({ hasText: "Who made the claim was asked" });
  await expect(asked).toContainText("IFCN 4.5");
  await expect(asked).toContainText("Not kept for 1 of 2 claims.");
  await expect(readiness().getByText(/Not kept for 1 of 3 sentences/u)).toBeVisible();
  await axeInBothThemes(desk);
  await asked.getByRole("link", { name: "Claim 2" }).focus();
  await desk.keyboard.press("Enter");
  await articleText(desk);
  await expect(desk.getByRole("heading", { name: /^Claim 2\b/u })).toBeVisible();
});

test("pasted ClaimReview is looked over by keyboard; schema.org’s own example is caught", async () => {
  await desk.goto("/claimreview-check");
  await desk.getByRole("button", { name: "Take schema.org’s own example" }).focus();
  await desk.keyboard.press("Enter");
  const markup = desk.getByRole("textbox", { name: /^The markup/u });
  await expect(markup).toBeFocused();
  await desk.keyboard.press("Control+Enter");
  await expect(desk.getByRole("heading", { name: "1 error, 1 warning, 2 hints in 1 review" })).toBeFocused();
  await expect(finding("The words say «True», and the number 1 on a scale from 1 (false) to 6 (true)")).toContainText(
    "Error",
  );
  await axeInBothThemes(desk);
  await desk.reload();
  await expect(markup).toHaveValue(/3,000 homicides/u);
  await markup.fill("{");
  await desk.keyboard.press("Control+Enter");
  await expect(finding("This is not JSON")).toBeVisible();
});
