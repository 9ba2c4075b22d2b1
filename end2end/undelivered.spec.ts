// J3, steps 7 and 8, on an API channel: the system that carries an answer says that it will not arrive, and why. The
// board counts it and leads to it; sent again, it is a new call, and arrives.

import { threadOf, told } from "./support/inbox.ts";
import { axe } from "./support/looks.ts";
import { at } from "./support/people.ts";
import { openReceiver } from "./support/stand-ins.ts";
import { connectSystem } from "./support/system.ts";
import { alive, expect, test } from "./support/test.ts";

test("J3: what was not delivered says why, is counted, and is sent again", async ({ desk, request }) => {
  test.slow();
  const receiver = await openReceiver();
  const david = await desk("david");
  const system = await connectSystem(david, request, "Parcel line", "Off");
  await david.goto(at("david", "/channels"));
  await david.getByRole("link", { name: "Parcel line" }).first().click();
  await david.getByLabel("Callback address").fill(receiver.url);
  await david.getByRole("button", { name: "Save", exact: true }).click();
  await told(david, "Saved");

  const board = async () => {
    await amelie.goto(at("amelie"));
    return Number(await amelie.getByRole("link", { name: /^Non distribués/ }).locator(".tile-figure").innerText());
  };
  const amelie = await desk("amelie");
  const before = await board();
  const lucie = await system.says("Lucie Faure", "Mon colis est-il parti ?");
  await amelie.goto(at("amelie", `/inbox/${lucie}`));
  await alive(amelie);
  await amelie.getByRole("textbox", { name: "Écrire" }).fill("Il est parti ce matin.");
  await amelie.keyboard.press("Control+Enter");
  await expect.poll(() => receiver.calls.length, { timeout: 20_000 }).toBe(1);
  const sent = threadOf(amelie).getByRole("article").filter({ hasText: "Il est parti ce matin." });
  await expect(sent).toContainText("Envoyé");

  // 7. The provider takes it back; the bubble, the list and the board say so.
  const [{ id, message }] = receiver.calls;
  await system.failed(lucie, message, "ce numéro ne peut pas recevoir");
  await expect(sent).toContainText("Non distribué : ce numéro ne peut pas recevoir");
  expect(await axe(amelie)).toEqual([]);
  expect(await board()).toBe(before + 1);
  await amelie.getByRole("link", { name: /^Non distribués/ }).click();
  await amelie.waitForURL(/view=failed/);
  const rows = amelie.getByRole("region", { name: "Conversations" }).locator("[data-row]");
  await expect(rows).toHaveCount(before + 1);
  await rows.filter({ hasText: "Lucie Faure" }).click();

  // 8. Sent again, by a person: a new call for the same message, and it arrives.
  await amelie.waitForURL(/\/inbox\/[0-9a-f-]{36}/);
  await alive(amelie);
  await sent.getByRole("button", { name: "Réessayer" }).click();
  await expect.poll(() => receiver.calls.length, { timeout: 20_000 }).toBe(2);
  expect(receiver.calls[1]).toEqual({ id: `${id}_2`, message, text: "Il est parti ce matin." });
  await expect(sent).toContainText("Envoyé");
  await system.received(lucie, message);
  await expect(sent).toContainText("Distribué");
  expect(await board()).toBe(before);
  receiver.close();
});
