// The second factor (journey J9, steps 1, 2 and 11): required of owners, set up with an app, a recovery code that works
// once, and a telephone that was lost. In a workspace of its own: nobody else is shut out meanwhile.

import { createHmac } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { told } from "./support/inbox.ts";
import { signIn } from "./support/people.ts";
import { alive, expect, test } from "./support/test.ts";

const PASSWORD = "grenadine-sous-la-tonnelle";

/** The code that an authenticator app shows for a key, so many steps of thirty seconds from now. */
function codeOf(key: string, later = 0) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key.replace(/\s/g, "")].map((it) => letters.indexOf(it).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g)!.map((it) => parseInt(it, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const sum = createHmac("sha1", secret).update(step).digest();
  const at = sum[19] & 15;
  return String((sum.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const sit = async (browser: Browser, baseURL?: string, javaScriptEnabled = true) =>
  (await browser.newContext({ baseURL, locale: "en-GB", javaScriptEnabled })).newPage();

/** Opens a workspace of one's own. */
async function open(page: Page, email: string, workspace: string) {
  await page.goto("/signup");
  await page.getByLabel("Name", { exact: true }).fill("Solveig");
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Workspace", { exact: true }).fill(workspace);
  await page.getByRole("button", { name: "Open workspace" }).click();
  await page.waitForURL(/\/w\//);
  return page.url().match(/\/w\/[^/]+/)![0];
}

/** Gives the password, and arrives where the code is asked for. */
async function givePassword(page: Page, email: string) {
  await page.goto("/login");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/login\/code/);
}

async function giveCode(page: Page, code: string) {
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`an owner who must have a second factor sets one up, and signs in with it, ${scripts}`, async ({ browser, baseURL }) => {
    const email = `solveig-${javaScriptEnabled ? "app" : "plain"}-${Date.now()}@example.com`;
    const page = await sit(browser, baseURL, javaScriptEnabled);
    const home = await open(page, email, `Atelier Solveig ${Date.now()}`);

    await page.goto(`${home}/settings/security`);
    for (const role of ["Owner", "Admin"]) await page.getByRole("checkbox", { name: role }).check();
    await page.getByRole("button", { name: "Save" }).click();

    // Whatever she opens now leads there.
    await page.waitForURL(/\/second-factor$/);
    await page.goto(`${home}/inbox`);
    await expect(page).toHaveURL(/\/second-factor$/);
    await expect(page.getByText("asks for a second factor")).toBeVisible();
    await page.getByRole("button", { name: "Set up an authenticator app" }).click();
    await expect(page.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Open the app on this machine" })).toHaveAttribute("href", /^otpauth:\/\/totp\//);
    const key = (await page.locator("main code").first().textContent())!;
    expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    await page.getByLabel("Code that the app shows").fill("12345");
    await page.getByRole("button", { name: "Confirm" }).click();
    await expect(page.getByText("The app shows another code.").first()).toBeVisible();
    await page.getByLabel("Code that the app shows").fill(codeOf(key));
    await page.getByRole("button", { name: "Confirm" }).click();
    await told(page, "Second factor set up.");
    const shown = await page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem").allTextContents();
    const codes = shown.map((it) => it.trim());
    expect(codes).toHaveLength(10);
    await page.getByRole("link", { name: "Continue" }).click();
    await page.waitForURL(/\/w\//);

    // A recovery code works once; until a code was given, nothing opens.
    await page.goto("/second-factor");
    await expect(page.getByText("10 recovery codes are left")).toBeVisible();
    await expect(page.getByText(codes[0])).toHaveCount(0);
    await page.getByRole("button", { name: "Sign out" }).click();
    await givePassword(page, email);
    await page.goto(`${home}/inbox`);
    await expect(page).toHaveURL(/\/login\?next=/);
    await page.goto("/login/code");
    await giveCode(page, codes[0].toLowerCase());
    await page.waitForURL(/\/w\//);
    await page.goto("/second-factor");
    await expect(page.getByText("9 recovery codes are left")).toBeVisible();
    await page.getByRole("button", { name: "Sign out" }).click();
    await givePassword(page, email);
    await giveCode(page, codes[0]);
    await expect(page.getByText("This code is wrong or was used before.").first()).toBeVisible();
    // The code that confirmed the app was used with it: the app shows the next one.
    await giveCode(page, codeOf(key, 1));
    await page.waitForURL(/\/w\//);

    await page.goto(`${home}/audit`);
    for (const act of ["Second factor set up", "Recovery code used", "Recovery code refused"]) {
      await expect(page.getByRole("row").filter({ hasText: act }).first()).toBeVisible();
    }
    await page.context().close();
  });
}

test("Solveig signs out a telephone that she lost: it hears nothing more and is sent to sign in", async ({ browser, baseURL }) => {
  const [lost, here] = [await sit(browser, baseURL), await sit(browser, baseURL)];
  const email = `solveig-lost-${Date.now()}@example.com`;
  const home = await open(lost, email, `Atelier perdu ${Date.now()}`);
  await alive(lost);
  await signIn(here, email, PASSWORD);

  await here.goto(`${home}/account`);
  const other = here.getByRole("row").filter({ has: here.getByRole("button", { name: "Sign out" }) });
  await expect(other).toHaveCount(1);
  await other.getByRole("button", { name: "Sign out" }).click();
  await told(here, "Signed out there");

  await expect.poll(async () => (await lost.locator(".live-mark").allTextContents()).includes("Live"), { timeout: 10_000 }).toBe(false);
  await lost.goto(`${home}/inbox`);
  await expect(lost).toHaveURL(/\/login/);
  await here.goto(`${home}/inbox`);
  await expect(here).toHaveURL(/\/inbox/);
  for (const page of [lost, here]) await page.context().close();
});
