// One's own account: where one is signed in, and the password.

import { told } from "./support/inbox.ts";
import { linkTo } from "./support/outbox.ts";
import { emailOf, PASSWORD, signIn } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test("Nils signs out a browser that he left behind, and chooses a password that he forgot", async ({ browser, baseURL }) => {
  const sit = async () => (await browser.newContext({ baseURL, locale: "en-GB" })).newPage();
  const [lost, here] = [await sit(), await sit()];
  await signIn(lost, emailOf("nils"));
  await signIn(here, emailOf("nils"));

  await here.goto("/w/nordic-wholesale/account");
  await expect(here.getByText("This browser")).toBeVisible();
  await here.getByRole("button", { name: "Sign out everywhere else" }).click();
  await told(here, "Signed out everywhere else");
  await lost.reload();
  await expect(lost).toHaveURL(/\/login/);

  // On the browser that was signed out he has forgotten his password.
  await lost.goto("/login");
  await lost.getByLabel("Email").fill(emailOf("nils"));
  await lost.getByLabel("Password").fill("something with lingonberries");
  await lost.getByRole("button", { name: "Sign in" }).click();
  await expect(lost.getByRole("alert")).toHaveText("That email and password do not match.");
  await lost.getByRole("link", { name: "Forgot your password?" }).click();
  await lost.getByLabel("Email").fill(emailOf("nils"));
  await lost.getByRole("button", { name: "Send the link" }).click();
  await told(lost, "If nils@example.com has an account, a link is on its way.");
  const link = await linkTo(here, emailOf("nils"), "reset");
  await lost.goto(link);
  await lost.getByLabel("New password").fill("nils");
  await lost.getByRole("button", { name: "Set password" }).click();
  await expect(lost.getByText("Use 8 characters or more")).toBeVisible();
  await lost.getByLabel("New password").fill(PASSWORD);
  await lost.getByRole("button", { name: "Set password" }).click();
  await told(lost, "Password changed. Sign in with it.");
  await lost.goto(link);
  await expect(lost.getByText("This link was used or is older than 30 minutes.")).toBeVisible();

  // A new password ends every session; then it opens one.
  await here.reload();
  await expect(here).toHaveURL(/\/login/);
  await signIn(here, emailOf("nils"));
  for (const page of [lost, here]) await page.context().close();
});
