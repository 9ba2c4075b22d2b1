// A browser that runs no scripts at all: every form posts and comes back with an answer.

import { openConversation, threadOf, told } from "./support/inbox.ts";
import { linkTo } from "./support/outbox.ts";
import { at, emailOf, PASSWORD } from "./support/people.ts";
import { expect, test } from "./support/shop.ts";

test("signing in: a wrong password is told, and the address stays", async ({ page }) => {
  await page.goto("/w/ma-boutique/team");
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel("Email").fill(emailOf("david"));
  await page.getByLabel("Password").fill("tilleul");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toHaveText("That email and password do not match.");
  await expect(page.getByLabel("Email")).toHaveValue(emailOf("david"));
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Team");
});

test("a conversation: everything that one can do with it", async ({ desk, shop }) => {
  await shop.write("May I have the parcel wrapped in blue paper?");
  const page = await desk("david");
  await openConversation(page, "wrapped in blue paper");
  // Some acts stand in the bar and in its menu; a person presses the one in sight.
  const press = (name: string | RegExp) => page.getByRole("button", { name }).filter({ visible: true }).first().click();
  const thread = threadOf(page);
  const [sheet, list] = await Promise.all(
    [page.getByRole("main"), page.getByRole("region", { name: "Conversations" })].map((it) => it.boundingBox()),
  );
  expect(list!.y - sheet!.y, "no room is kept for what only scripts show").toBeLessThan(2);

  await press(/^(Accept|Take over)/);
  await told(page, "The conversation is yours.");
  await expect(thread).toContainText("David took over.");

  await page.getByLabel("Write", { exact: true }).last().fill("Yes, of course.");
  await press(/^Send$/);
  await expect(thread).toContainText("Yes, of course.");

  await page.getByRole("radio", { name: "Internal note" }).check();
  await page.getByRole("textbox", { name: "Write" }).fill("Blue paper is in the second drawer.");
  await press(/^Send$/);
  await expect(thread.getByRole("article").filter({ hasText: "second drawer" })).toContainText("Internal note");

  await page.getByLabel("Attach files").setInputFiles({ name: "paper.txt", mimeType: "text/plain", buffer: Buffer.from("blue") });
  await expect(page.getByLabel("Attach files"), "what is chosen is told by the browser's own field").toHaveCSS("opacity", "1");
  await press(/^Send$/);
  await expect(thread.getByRole("link", { name: "paper.txt" })).toBeVisible();

  await press("Return to assistant");
  await told(page, "Returned to the assistant.");

  await press("Assign");
  await press("Bruno");
  await told(page, "Assigned.");
  await expect(thread).toContainText("David assigned it to Bruno.");

  await press("Snooze");
  await press("Tomorrow 09:00");
  await told(page, /^Snoozed until/);

  await press("More actions");
  await page.getByRole("link", { name: "Escalate…" }).last().click();
  const form = page.getByRole("form", { name: "Hand this over" });
  await form.getByLabel("Reason").selectOption({ label: "Important customer" });
  await form.getByLabel("For whoever takes it").fill("She buys for a whole choir.");
  await form.getByRole("button", { name: "Escalate" }).click();
  await told(page, "Handed over.");
  await expect(thread).toContainText("An agent asked for somebody who can help.");

  await press("Resolve");
  await told(page, "Conversation resolved.");
  await press("Reopen");
  await told(page, "Conversation opened again.");
});

test("an empty reply is refused in words, and a draft is kept by its own button", async ({ desk, shop }) => {
  await shop.write("Do you have this vase with a lid?");
  const page = await desk("david");
  await openConversation(page, "this vase with a lid");
  const box = page.getByRole("textbox", { name: "Write" });
  await box.fill("   ");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("Write something first.")).toBeVisible();
  await box.fill("I will look in the");
  await page.getByRole("button", { name: "Keep the draft" }).click();
  await told(page, "Draft kept.");
  await page.reload();
  await expect(box).toHaveValue("I will look in the");
});

test("the team: somebody is invited, comes, and gets another role", async ({ desk, browser, baseURL }) => {
  const page = await desk("david", "/team/invite");
  await page.getByLabel("Email").fill("amelie@example.com");
  await page.getByRole("radio", { name: /^Manager/ }).check();
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText(/This person is in the team/)).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue("amelie@example.com");
  await expect(page.getByRole("radio", { name: /^Manager/ })).toBeChecked();

  await page.getByLabel("Email").fill("fanny@example.com");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await told(page, "Invitation sent to fanny@example.com");

  const link = await linkTo(page, "fanny@example.com", "invitation");
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: "en-GB" });
  const fanny = await context.newPage();
  await fanny.goto(link);
  await expect(fanny.getByRole("heading", { level: 1 })).toHaveText("Join Ma Boutique");
  await fanny.getByLabel("Name").fill("Fanny");
  await fanny.getByLabel("Password").fill("fanny@example.com");
  await fanny.getByRole("button", { name: "Accept invitation" }).click();
  await expect(fanny.getByText("Choose a password that is not your address")).toBeVisible();
  await expect(fanny.getByLabel("Name")).toHaveValue("Fanny");
  await fanny.getByLabel("Password").fill(PASSWORD);
  await fanny.getByRole("button", { name: "Accept invitation" }).click();
  await expect(fanny).toHaveURL(/\/w\/ma-boutique/);

  await page.goto(at("david", "/team"));
  await page.getByRole("link", { name: "Fanny" }).click();
  await page.getByRole("radio", { name: /^Agent/ }).check();
  await page.getByRole("button", { name: "Change role" }).click();
  await told(page, "Role changed");
  await page.getByRole("button", { name: "Disable" }).click();
  await told(page, "Disabled, and signed out everywhere");
  await fanny.reload();
  await expect(fanny).toHaveURL(/\/login\?next=/);
  await context.close();
});

test("theme and language", async ({ desk }) => {
  const page = await desk("eva", "/account");
  const html = page.locator("html");
  await page.getByLabel("Theme").selectOption({ label: "Dark" });
  await page.getByLabel("Language").selectOption({ label: "Français" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(html).toHaveAttribute("lang", "fr");
  await page.getByLabel("Thème").selectOption({ label: "Comme l’appareil" });
  await page.getByLabel("Langue").selectOption({ label: "English" });
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(html).toHaveAttribute("lang", "en");
});

test("the workspace's settings: a bad time zone is told, and nothing typed is lost", async ({ desk }) => {
  const page = await desk("david", "/settings/workspace");
  await page.getByLabel("Contact email").fill("admin@ma-boutique.com");
  await page.getByLabel("Time zone").fill("Paris");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter a time zone like Europe/Paris")).toBeVisible();
  await expect(page.getByLabel("Contact email")).toHaveValue("admin@ma-boutique.com");
  await expect(page.getByLabel("Time zone")).toHaveValue("Paris");
  await page.getByLabel("Time zone").fill("Europe/Paris");
  await page.getByRole("button", { name: "Save" }).click();
  await told(page, "Saved");
});

test("knowledge: a question without an answer is refused, and then answered", async ({ desk }) => {
  const page = await desk("david", "/knowledge");
  await page.getByRole("link", { name: "Add a question" }).first().click();
  const question = page.getByLabel("Question", { exact: true });
  await question.fill("Do you repair chipped bowls?");
  await page.getByLabel("Answer", { exact: true }).fill("   ");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Enter the answer")).toBeVisible();
  await expect(question).toHaveValue("Do you repair chipped bowls?");
  await page.getByLabel("Answer", { exact: true }).fill("We repair chipped bowls for 12 € within ten days.");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await told(page, "Added. The assistant can answer from it.");
});
