// The team: who comes, by which link, and who cannot go.

import { linkTo } from "./support/outbox.ts";
import { told } from "./support/inbox.ts";
import { at, PASSWORD } from "./support/people.ts";
import { expect, listen, test } from "./support/test.ts";

test("an invitation is for one person, once; one that was taken back says whom to ask", async ({ desk, browser, baseURL, complaints }) => {
  const david = await desk("david");
  const invite = async (email: string) => {
    await david.goto(at("david", "/team/invite"));
    await david.getByLabel("Email").fill(email);
    await david.getByRole("button", { name: "Send invitation" }).click();
    await told(david, `Invitation sent to ${email}`);
    return linkTo(david, email, "invitation");
  };
  const stranger = await (await browser.newContext({ baseURL, locale: "en-GB" })).newPage();
  listen(stranger, complaints);

  const link = await invite("gaspard@example.com");
  await stranger.goto(link);
  await expect(stranger.getByText("David invited gaspard@example.com. Your role: Agent.")).toBeVisible();
  await stranger.getByLabel("Name").fill("Gaspard");
  await stranger.getByLabel("Password").fill(PASSWORD);
  await stranger.getByRole("button", { name: "Accept invitation" }).click();
  await expect(stranger.getByRole("button", { name: /^Gaspard/ })).toBeVisible();
  await stranger.goto(link);
  await expect(stranger.getByText("This invitation was accepted. Sign in.")).toBeVisible();

  const taken = await invite("hortense@example.com");
  await david.goto(at("david", "/team"));
  await expect(david.getByRole("row").filter({ hasText: "hortense@example.com" })).toContainText("7 days left");
  await david.getByRole("button", { name: "Revoke hortense@example.com" }).click();
  await told(david, "Invitation revoked");
  await stranger.context().clearCookies();
  await stranger.goto(taken);
  await expect(stranger.getByText("This invitation was taken back. Ask David.")).toBeVisible();

  // Who had been invited, and may stay: David gives Gaspard another role, and takes him out again.
  await david.goto(at("david", "/team"));
  await david.getByRole("link", { name: "Gaspard" }).click();
  await david.getByRole("radio", { name: /^Viewer/ }).check();
  await david.getByRole("button", { name: "Change role" }).click();
  await told(david, "Role changed");

  // Each of these is in the audit log, with his name.
  await david.goto(at("david", "/audit"));
  const rows = david.getByRole("row").filter({ hasText: "David" });
  await expect(rows.filter({ hasText: "Invitation" }).filter({ hasText: "Added" }).first()).toBeVisible();
  await expect(rows.filter({ hasText: "Member" }).filter({ hasText: "Changed" }).first()).toBeVisible();
  await stranger.context().close();
});

test("the last owner stays", async ({ desk }) => {
  const claire = await desk("claire", "/team");
  await claire.getByRole("link", { name: "Claire" }).click();
  await claire.getByRole("radio", { name: /^Administrat/ }).check();
  await claire.getByRole("button", { name: "Changer le rôle" }).click();
  await expect(claire.getByRole("alert").filter({ hasText: "C’est le dernier propriétaire. Nommez d’abord quelqu’un d’autre." }).first()).toBeVisible();

  // For David, an owner is not his to decide about.
  const david = await desk("david", "/team");
  await david.getByRole("link", { name: "Claire" }).click();
  await expect(david.getByText("Only owners decide about owners. Ask one of them.")).toBeVisible();
  await expect(david.getByRole("button", { name: "Change role" })).toHaveCount(0);
});
