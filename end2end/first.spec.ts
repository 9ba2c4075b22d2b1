// Writing first: to a customer who wrote once, found by name, with a conversation that continues the last one.

import { threadOf, told } from "./support/inbox.ts";
import { at } from "./support/people.ts";
import { expect, test } from "./support/shop.ts";
import { openReceiver } from "./support/stand-ins.ts";
import { connectSystem } from "./support/system.ts";
import { alive } from "./support/test.ts";

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`a customer is found and written to first, ${scripts}`, async ({ desk, request }) => {
    const [customer, line] = javaScriptEnabled ? ["Odile Renard", "First line"] : ["Gaspard Lemoine", "Plain first line"];
    const page = await desk("david", "", { javaScriptEnabled });
    const receiver = await openReceiver();
    const system = await connectSystem(page, request, line, "Off");
    const before = await system.says(customer, "When is the indigo bowl back?");
    const find = async (words: string) => {
      await page.goto(at("david", "/inbox/new"));
      await page.getByLabel("Customer’s name or address").fill(words);
      await page.getByRole("button", { name: "Find" }).click();
    };
    const press = (name: RegExp) => page.getByRole("button", { name }).filter({ visible: true }).first().click();

    // Whose conversation goes on is answered there.
    await find(customer);
    await page.getByRole("link", { name: `Open conversation ${customer}` }).click();
    await page.waitForURL(new RegExp(before));
    await press(/^Resolve( |$)/);
    await told(page, "Conversation resolved.");
    await find("zzzzzzzz");
    await expect(page.getByText("Nobody found")).toBeVisible();
    // A system that is told of nothing would not learn of it.
    await find(customer);
    await expect(page.getByRole("row", { name: customer })).toContainText("set a callback on its channel");
    await page.goto(at("david", "/channels"));
    await page.getByRole("link", { name: line, exact: true }).first().click();
    await page.getByLabel("Callback address").fill(receiver.url);
    await press(/^Save$/);
    await told(page, "Saved");

    await find(customer);
    await page.getByRole("link", { name: `Write ${customer}` }).click();
    await expect(page.getByRole("heading", { name: `To ${customer}, by ${line}` })).toBeVisible();
    const words = page.getByRole("textbox", { name: "Write" });
    await words.fill("The indigo bowl is back.");
    if (javaScriptEnabled) {
      await alive(page);
      await words.press("Control+Enter");
    } else {
      await press(/^Send( |$)/);
    }
    await page.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
    expect(page.url()).not.toContain(before);
    await expect(threadOf(page)).toContainText("The indigo bowl is back.");
    await expect(page.getByRole("link", { name: "the conversation before" }).first()).toHaveAttribute("href", new RegExp(before));
    await expect.poll(() => receiver.calls.map((it) => it.text), { timeout: 20_000 }).toEqual(["The indigo bowl is back."]);
    receiver.close();
  });
}
