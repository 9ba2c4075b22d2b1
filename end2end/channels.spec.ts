// David connects the shop to its customers: a widget in the shop's colour, the sites that may show
// it, a key for the shop's own system. Eva may look and touches nothing.
import { AxeBuilder } from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";

/** Everybody's password in the demo. */
const PASSWORD = "tilleul-et-menthe";

async function signIn(page: Page, email: string) {
  await page.goto("/login");
  await page.getByLabel(/^(Email|E-mail)/).fill(email);
  await page.getByLabel(/^(Password|Mot de passe)/).fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: /Sign in|Se connecter/ }).click();
  await expect(page).toHaveURL(/\/w\/ma-boutique/);
}

/** A widget of this run's own, so that a journey can be walked again on the same data. */
async function connectWidget(page: Page, name: string) {
  await page.goto("/w/ma-boutique/channels/connect");
  const form = page.locator("form", { has: page.getByRole("button", { name: "Connect a widget" }) });
  await form.getByLabel("Name").fill(name);
  await form.getByRole("button", { name: "Connect a widget" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function expectAccessible(page: Page) {
  // The preview is a document of its own, which may run no script, not even the one of this check.
  const found = await new AxeBuilder({ page }).exclude("iframe").analyze();
  expect(found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}

test("David gives the widget a pale colour, is warned, and takes the neighbour that can be read", async ({ page }) => {
  await signIn(page, "david@example.com");
  await connectWidget(page, `Shop window ${Date.now()}`);
  await page.getByRole("link", { name: "Look" }).click();
  await expect(page.getByText("White text on #065c66 has a contrast of 7.6:1")).toBeVisible();
  await expectAccessible(page);

  const preview = page.frameLocator("iframe");
  await page.getByLabel("Colour").fill("#f6ad3b");
  await page.getByLabel("Bottom left").check();
  // The page follows the form before anything is saved.
  await expect(page.getByText(/White text on #f6ad3b has a contrast of 1\.\d:1/)).toBeVisible();
  await expect(preview.locator("html.at-left")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: /^Use #[0-9a-f]{6} with white text/ }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Colour")).not.toHaveValue("#f6ad3b");
  await expect(page.getByLabel("Bottom left")).toBeChecked();
  await expect(page.getByText(/has a contrast of 4\.[5-9]:1/)).toBeVisible();
});

test("David writes a greeting in two languages and sees both", async ({ page }) => {
  await signIn(page, "david@example.com");
  await connectWidget(page, `Greeting ${Date.now()}`);
  await page.getByRole("link", { name: "Words" }).click();

  const preview = page.frameLocator("iframe");
  await page.getByLabel("Greeting in English").fill("Hello, how can we help?");
  await page.getByLabel("Greeting in French").fill("Bonjour, comment vous aider ?");
  await expect(preview.getByText("Hello, how can we help?")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Français" }).click();
  await expect(preview.getByText("Bonjour, comment vous aider ?")).toBeVisible();
  await expectAccessible(page);
});

test("David says which sites may show the widget, and is told which line is none", async ({ page }) => {
  await signIn(page, "david@example.com");
  await connectWidget(page, `Domains ${Date.now()}`);
  await expect(page.getByText("No site may show this widget yet.")).toBeVisible();
  await expect(page.getByText(/^<script async src="https?:.+\/widget\/.+\.js"><\/script>$/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Add a domain" }).click();

  const domains = page.getByLabel("Allowed domains");
  await domains.fill("boutique.example\nnot a site");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("“not a site” is not a domain.")).toBeVisible();
  await expect(domains).toHaveValue("boutique.example\nnot a site");

  await domains.fill("https://boutique.example/cart\n*.boutique.example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Only these sites may show the widget.")).toBeVisible();
  await expect(domains).toHaveValue("boutique.example\n*.boutique.example");
  await expectAccessible(page);
});

test("David makes a key, sees it once, and revokes it", async ({ page }) => {
  const name = `Shop backend ${Date.now()}`;
  await signIn(page, "david@example.com");
  await page.goto("/w/ma-boutique/channels/keys");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create key" }).click();

  const secret = page.getByText(/^sb_live_[\w-]{43}$/);
  await expect(secret).toBeVisible();
  const shown = (await secret.textContent())!;
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole("row", { name })).toContainText(shown.slice(0, 12));
  expect(await page.content()).not.toContain(shown);

  await page.getByRole("link", { name: `Revoke ${name}` }).click();
  await expect(page.getByText("stops working at once")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByRole("row", { name })).toContainText("Revoked");
});

test("David points an API channel at the shop, and sees the signing secret once", async ({ page }) => {
  await signIn(page, "david@example.com");
  await page.goto("/w/ma-boutique/channels/connect");
  const form = page.locator("form", { has: page.getByRole("button", { name: "Connect an API channel" }) });
  await form.getByLabel("Name").fill(`Shop ${Date.now()}`);
  await form.getByRole("button").click();

  await page.getByLabel("Callback address").fill("https://shop.example/answers");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText(/^whsec_/)).toHaveCount(0);
  await expect(page.getByLabel("Callback address")).toHaveValue("https://shop.example/answers");

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused. Messages still come in, nothing leaves.")).toBeVisible();
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText("Live again")).toBeVisible();
});

test("Eva sees the channels and no control, and a forged form is refused", async ({ page, browser }) => {
  const desk = await browser.newPage();
  await signIn(desk, "david@example.com");
  await connectWidget(desk, `Not Eva's ${Date.now()}`);
  const id = new URL(desk.url()).pathname.split("/").pop()!;
  await desk.close();

  await signIn(page, "eva@example.com");
  await page.goto("/w/ma-boutique/channels");
  const main = page.getByRole("main");
  await expect(main.getByRole("row").nth(1)).toBeVisible();
  await expect(main.getByRole("button")).toHaveCount(0);
  await expect(main.getByRole("link", { name: "Connect a channel" })).toHaveCount(0);
  await expect(main.getByRole("link", { name: "API keys" })).toHaveCount(0);
  await expectAccessible(page);

  for (const tab of ["", "words", "domains"]) {
    await page.goto(`/w/ma-boutique/channels/${id}?tab=${tab}`);
    await expect(main.locator("form")).toHaveCount(0);
  }
  expect((await page.goto("/w/ma-boutique/channels/keys"))!.status()).toBe(403);

  await page.goto(`/w/ma-boutique/channels/${id}`);
  const forged = await page.evaluate(async (channel) => {
    const body = new URLSearchParams({ channel });
    const answer = await fetch("/w/ma-boutique/api/channels/pause", { method: "POST", body });
    return answer.status;
  }, id);
  expect(forged).toBe(403);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("David updates the preview by its button, and saves", async ({ page }) => {
    await signIn(page, "david@example.com");
    await connectWidget(page, `By hand ${Date.now()}`);
    await page.getByRole("link", { name: "Look" }).click();
    await page.getByLabel("Colour").fill("#f6ad3b");
    await page.getByLabel("Icon and words").check();
    await page.getByRole("button", { name: "Update preview" }).click();
    await expect(page.getByText(/White text on #f6ad3b/)).toBeVisible();
    await expect(page.frameLocator("iframe").getByRole("button", { name: "Chat with us" })).toBeVisible();

    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await expect(page.getByLabel("Icon and words")).toBeChecked();
    await expect(page.getByLabel("Colour")).toHaveValue("#f6ad3b");
  });
});
