// Roles of a workspace's own: the grid, what is given beside a role, and the desk as a role sees it.

import type { Page } from "@playwright/test";
import { told } from "./support/inbox.ts";
import { linkTo } from "./support/outbox.ts";
import { at, emailOf, PASSWORD, signIn } from "./support/people.ts";
import { expect, listen, test } from "./support/test.ts";

const placesOf = async (page: Page) => {
  const links = page.getByRole("navigation", { name: "Main" }).getByRole("link");
  return (await links.locator(".nav-word").allInnerTexts()).map((it) => it.trim());
};

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "with scripts" : "without scripts";
  test.describe(scripts, () => {
    test.use({ javaScriptEnabled });

    test(`a role is made, given, widened for a day and taken back, ${scripts}`, async ({ desk, browser, baseURL, complaints }) => {
      const name = `Night desk ${Date.now()}`;
      const email = `ines-${Date.now()}@example.com`;
      const david = await desk("david", "/settings/roles");
      await david.getByRole("link", { name: "New role" }).click();
      await david.getByLabel("Name of the role").fill(name);
      await david.getByRole("checkbox", { name: /^Answer, note/ }).check();
      await david.getByRole("button", { name: "Add role" }).click();
      await told(david, "Role added");
      await expect(david.getByRole("row").filter({ hasText: name })).toBeVisible();

      await david.goto(at("david", "/team/invite"));
      await david.getByLabel("Email").fill(email);
      await david.getByRole("button", { name: "Send invitation" }).click();
      await told(david, `Invitation sent to ${email}`);
      const ines = await (await browser.newContext({ baseURL, locale: "en-GB" })).newPage();
      listen(ines, complaints);
      await ines.goto(await linkTo(david, email, "invitation"));
      await ines.getByLabel("Name").fill("Inès");
      await ines.getByLabel("Password").fill(PASSWORD);
      await ines.getByRole("button", { name: "Accept invitation" }).click();
      await ines.waitForURL(/\/w\//);

      // The role: what the page offers, and what the server lets in.
      await david.goto(at("david", "/team"));
      const member = (await david.getByRole("row").filter({ hasText: email }).getByRole("link").getAttribute("href"))!;
      await david.goto(member);
      await david.getByRole("radio", { name: new RegExp(`^${name}`) }).check();
      await david.getByRole("button", { name: "Change role" }).click();
      await told(david, "Role changed");
      await ines.goto(at("david", "/inbox"));
      expect(await placesOf(ines)).toEqual(["Today", "Inbox", "Escalations", "Notifications", "Analytics"]);
      expect((await ines.goto(at("david", "/contacts")))?.status()).toBe(403);
      await expect(ines.getByText(`Your role (${name}) does not allow this.`)).toBeVisible();

      // A right beside it, for a day; then it is taken back.
      await david.getByLabel("Right", { exact: true }).selectOption({ label: "See contacts and companies" });
      await david.getByLabel("For", { exact: true }).selectOption({ label: "1 day" });
      await david.getByRole("button", { name: "Give this right" }).click();
      await told(david, "Right given");
      await expect(david.getByText("given by David")).toBeVisible();
      expect((await ines.goto(at("david", "/contacts")))?.status()).toBe(200);
      await david.getByRole("button", { name: "Take back: See contacts and companies" }).click();
      await told(david, "Right taken back");
      expect((await ines.goto(at("david", "/contacts")))?.status()).toBe(403);

      // A role that somebody has stays; one that nobody has can go.
      await david.goto(at("david", "/settings/roles"));
      await david.getByRole("link", { name }).click();
      await expect(david.getByText("1 member has this role.")).toBeVisible();
      await david.goto(member);
      await david.getByRole("radio", { name: /^Viewer/ }).check();
      await david.getByRole("button", { name: "Change role" }).click();
      await told(david, "Role changed");
      await david.goto(at("david", "/settings/roles"));
      await david.getByRole("link", { name }).click();
      await david.locator("summary").filter({ hasText: "Delete role" }).click();
      await david.locator(".fold-body").getByRole("button", { name: "Delete role" }).click();
      await told(david, "Role deleted");
      await expect(david.getByRole("row").filter({ hasText: name })).toHaveCount(0);
      await ines.context().close();
    });

    test(`an admin sees the desk as a viewer does, and changes nothing meanwhile, ${scripts}`, async ({ browser, baseURL, complaints }) => {
      // In a browser of its own: David's others go on as they are.
      const page = await (await browser.newContext({ baseURL, locale: "en-GB", javaScriptEnabled })).newPage();
      listen(page, complaints);
      await signIn(page, emailOf("david"));
      await page.goto(at("david", "/settings/roles"));
      await page.getByRole("button", { name: "View as Viewer" }).click();
      const banner = page.getByRole("region", { name: "Looking as a role" });
      await expect(banner).toContainText("You see the desk as Viewer");

      await page.goto(at("david", "/inbox?view=all"));
      await expect(banner).toBeVisible();
      await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
      await expect(page.getByRole("main")).not.toContainText("Sophie Martin");
      expect(await placesOf(page)).not.toContain("Audit");
      expect((await page.goto(at("david", "/audit")))?.status()).toBe(403);

      // By force: a form is refused with the reason.
      const forged = await page.request.post(at("david", "/api/team/set-presence"), {
        form: { presence: "away" },
        headers: { Origin: new URL(page.url()).origin, Accept: "application/json" },
      });
      expect(forged.status()).toBe(409);
      expect(await forged.text()).toContain("You are looking as another role");

      await page.goto(at("david", "/inbox"));
      await banner.getByRole("button", { name: "Stop" }).click();
      await told(page, "You see the desk with your own eyes again");
      await expect(banner).toHaveCount(0);
      await page.goto(at("david", "/audit"));
      const rows = page.getByRole("row").filter({ hasText: "David" });
      await expect(rows.filter({ hasText: "Began to look as a role" }).first()).toBeVisible();
      await expect(rows.filter({ hasText: "Stopped looking as a role" }).first()).toBeVisible();
      await page.context().close();
    });
  });
}
