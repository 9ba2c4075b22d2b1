// Passkeys: added on the page of the second factor, and then the way in without a password and the second half of
// signing in. Chromium's own virtual authenticator holds them. In a workspace of its own.

import type { CDPSession, Page } from "@playwright/test";
import { told } from "./support/inbox.ts";
import { expect, test } from "./support/test.ts";

const PASSWORD = "grenadine-sous-la-tonnelle";

/** An authenticator in this browser, which knows who holds it. */
async function holdKey(page: Page): Promise<{ session: CDPSession; authenticatorId: string }> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

test("Tove adds a passkey, signs in with it alone and after her password, and removes it", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: "en-GB" });
  const page = await context.newPage();
  const { session, authenticatorId } = await holdKey(page);
  const email = `tove-${Date.now()}@example.com`;
  await page.goto("/signup");
  await page.getByLabel("Name", { exact: true }).fill("Tove");
  await page.getByLabel("Email", { exact: true }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Workspace", { exact: true }).fill(`Atelier Tove ${Date.now()}`);
  await page.getByRole("button", { name: "Open workspace" }).click();
  await page.waitForURL(/\/w\//);
  const home = page.url().match(/\/w\/[^/]+/)![0];

  // The browser asks for nothing before the passkey has a name.
  await page.goto("/second-factor");
  const add = page.getByRole("button", { name: "Add a passkey" });
  await add.click();
  expect((await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials).toHaveLength(0);
  await page.getByLabel("Name of the passkey").first().fill("Telephone");
  await add.click();
  await told(page, "Passkey Telephone added");
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await expect(page.getByText("You sign in with a passkey. 10 recovery codes are left.")).toBeVisible();

  // Without a password.
  const signOut = async () => {
    await page.goto("/second-factor");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(/\/login/);
  };
  await signOut();
  await page.goto(`${home}/team`);
  await page.waitForURL(/\/login\?next=/);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  // The page of signing in names that one in its own address.
  await page.waitForURL((it) => it.pathname === `${home}/team`);

  // A passkey whose authenticator does not know who holds it is no way in, and says so.
  await signOut();
  await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "That did not work" })).toBeVisible();
  await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });

  // As the second half.
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/login\/code/);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL((it) => it.pathname.startsWith("/w/"));

  // It has another name, and then it is gone.
  await page.goto("/second-factor");
  await page.getByText("Change Telephone").click();
  const row = page.getByRole("list", { name: "Passkeys" }).getByRole("listitem");
  await row.getByLabel("Name of the passkey").fill("Pocket");
  await row.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByText("Change Pocket")).toBeVisible();
  await page.getByText("Change Pocket").click();
  await page.getByRole("button", { name: "Remove the passkey" }).click();
  await told(page, "Passkey removed");
  await expect(page.getByRole("list", { name: "Passkeys" })).toHaveCount(0);

  await page.goto(`${home}/audit`);
  for (const act of ["Passkey added", "Passkey used instead of a password", "Passkey removed"]) {
    await expect(page.getByRole("row").filter({ hasText: act }).first()).toBeVisible();
  }
  await context.close();
});

test("without scripts no button promises a passkey", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: "en-GB", javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/login");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Use a passkey" })).toBeHidden();
  await context.close();
});
