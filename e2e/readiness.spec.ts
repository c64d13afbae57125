import type { Page } from "@playwright/test";
import { articleText, axeInBothThemes, expect, newDesk } from "./house.ts";
import { callApi, test } from "./newsroom.ts";

test.describe.configure({ mode: "serial" });
test.use({ own: import.meta.url });

let desk: Page;
let article: string;
const claims: string[] = [];

const readiness = () => desk.getByRole("region", { name: "Readiness" });
const finding = (words: string | RegExp) => desk.getByRole("listitem").filter({ hasText: words });

test.beforeAll(async ({ browser, house }) => {
  desk = await newDesk(browser, house, "/");
  const text = "One came. Two went away. Three stayed.";
  article = (await callApi<{ id: string }>(desk, "POST", "/articles", { text, title: "The count" })).id;
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

test("the report says what it is not ready for, and each line leads to the part it is about", async () => {
  await desk.goto(`/articles/${article}/report`);
  const asked = readiness().getByRole("listitem").filter({ hasText: "Who made the claim was asked" });
  await expect(asked).toContainText("IFCN: methodology");
  await expect(asked).toContainText("Not kept for 1 of 2 claims.");
  await expect(readiness().getByText(/Not kept for 1 of 3 sentences/u)).toBeVisible();
  await axeInBothThemes(desk);
  await asked.getByRole("link", { name: "Claim 2" }).focus();
  await desk.keyboard.press("Enter");
  await articleText(desk);
  await expect(desk.getByRole("heading", { name: /^Claim 2\b/u })).toBeVisible();
  await expect(desk.locator("#claim-add-contact")).toBeFocused();
  await desk.goBack();
  await readiness().getByRole("link", { name: "Go to the first" }).focus();
  await desk.keyboard.press("Enter");
  await expect(desk.getByText(/untouched\. Three stayed/u)).toBeAttached();
});

const whyField = (at: Page) => at.getByRole("textbox", { name: "Why this claim" });

async function open(at: Page, claimId: string | undefined): Promise<void> {
  await at.goto(`/articles/${article}?claim=${claimId}`);
  await articleText(at);
  await expect(whyField(at)).toBeVisible();
}

test("why a claim was chosen is typed, saved and told; then its rule is kept", async () => {
  await desk.goto(`/articles/${article}/report`);
  const chosen = readiness().getByRole("listitem").filter({ hasText: "It is said why the claim was chosen" });
  await expect(chosen).toContainText("Not kept for 2 of 2 claims.");
  await chosen.getByRole("link", { name: "Claim 1" }).focus();
  await desk.keyboard.press("Enter");
  await articleText(desk);
  await expect(whyField(desk)).toBeFocused();
  await desk.keyboard.type("Readers asked us whether anybody came.");
  await expect(desk.getByText(/^Saved/u).first()).toBeVisible();
  await desk.reload();
  await articleText(desk);
  await expect(whyField(desk)).toHaveValue("Readers asked us whether anybody came.");
  await expect(desk.getByRole("region", { name: "Claim 1" })).toContainText("Why this claim");
  await desk.goto(`/articles/${article}/report`);
  await expect(chosen).toContainText("Not kept for 1 of 2 claims.");
  await callApi(desk, "PATCH", `/claims/${claims[1]}`, { version: 1, chosenBecause: "Both stood in one sentence." });
  await desk.reload();
  await expect(readiness().getByRole("list", { name: "Rules that are not kept" })).not.toContainText("why the claim");
  await readiness()
    .getByText(/\d+ kept/u)
    .focus();
  await desk.keyboard.press("Enter");
  await expect(chosen).toContainText("Kept for all 2 claims.");
});

test("two tabs on why a claim was chosen: both reasons side by side, and both kept", async ({ browser, house }) => {
  const other = await newDesk(browser, house, "/");
  await open(desk, claims[0]);
  await open(other, claims[0]);
  // the other tab does not hear of what is saved here before it saves itself
  await other.route("**/api/v1/events**", (route) => route.abort());
  await other.route(`**/api/v1/claims/${claims[0]}`, (route) =>
    route.request().method() === "GET" ? route.abort() : route.continue(),
  );
  const kept = async () =>
    (await callApi<{ chosenBecause: string }>(desk, "GET", `/claims/${claims[0]}`)).chosenBecause;
  await whyField(desk).fill("It was shared by thousands.");
  await expect.poll(kept).toBe("It was shared by thousands.");
  await whyField(other).fill("A mayor said it on the radio.");
  await other.getByRole("heading", { name: /^Claim 1/u }).focus();
  const sheet = other.getByRole("alertdialog");
  await expect(sheet).toContainText("Why this claim");
  await expect(sheet).toContainText("It was shared by thousands.");
  await expect(sheet).toContainText("A mayor said it on the radio.");
  await other.unroute(`**/api/v1/claims/${claims[0]}`);
  await other.getByRole("radio", { name: /Keep both/u }).check();
  await other.keyboard.press("Control+Enter");
  await expect.poll(kept).toBe("It was shared by thousands.\n\nA mayor said it on the radio.");
  await other.context().close();
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

test("it is found from the desk and from the workspace, and reads what the tags of a page say", async () => {
  const palette = desk.getByRole("combobox", { name: "Search or run a command" });
  for (const from of ["/", `/articles/${article}`]) {
    await desk.goto(from);
    await expect(async () => {
      await desk.keyboard.press("Control+k");
      await expect(palette).toBeFocused({ timeout: 500 });
    }).toPass();
    await desk.keyboard.type("check claimreview");
    await expect(desk.getByRole("option", { name: "Check ClaimReview markup" })).toBeVisible();
    await desk.keyboard.press("Enter");
    await expect(desk.getByRole("heading", { name: "ClaimReview check" })).toBeVisible();
  }
  await desk.goto("/");
  await desk.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "ClaimReview check" }).focus();
  await desk.keyboard.press("Enter");
  const markup = desk.getByRole("textbox", { name: /^The markup/u });
  await markup.fill(`<article itemscope itemtype="https://schema.org/ClaimReview">
    <p itemprop="claimReviewed">One came.</p><b itemprop="reviewRating">True</b></article>`);
  await desk.keyboard.press("Control+Enter");
  const rating = finding("The rating is no object, so nobody reads it.");
  await expect(rating).toContainText('Write itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating"');
  await expect(rating).toContainText("line 1 reviewRating");
  await axeInBothThemes(desk);
});
