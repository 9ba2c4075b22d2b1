// The Stripe of this worker's desk: what is sold there, what happens there, and what it tells of that.

import { createHmac } from "node:crypto";
import { expect } from "./test.ts";

const url = (process.env.STRIPE_URLS ?? "").split(" ")[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];

const headers = { Authorization: "Bearer sk_test_operator", "Content-Type": "application/x-www-form-urlencoded" };

/** Sells at a price by the month, in cents. */
export async function sell(id: string, cents: number) {
  const form = { id, amount: String(cents), currency: "eur", interval: "month", "product[name]": id };
  const answer = await fetch(`${url}/v1/plans`, { method: "POST", headers, body: new URLSearchParams(form) });
  expect(answer.status, await answer.text()).toBe(200);
}

export type Told = { type: string; data: { object: { id: string; status: string } } };

/** Everything that happened, the newest first. */
export async function happened(): Promise<Told[]> {
  const answer = await fetch(`${url}/v1/events?limit=100`, { headers });
  return (await answer.json()).data;
}

/** A subscription gets another state, as time or a bank gives it. */
export async function move(subscription: string, status: string) {
  const answer = await fetch(`${url}/_test/subscriptions/${subscription}`, { method: "POST", body: JSON.stringify({ status }) });
  expect(answer.status).toBe(200);
}

/** Tells the desk of something, signed as Stripe signs. */
export async function tell(desk: string, event: Told) {
  const [body, moment] = [JSON.stringify(event), Math.floor(Date.now() / 1000)];
  const mark = createHmac("sha256", "whsec_journeys").update(`${moment}.${body}`).digest("hex");
  const answer = await fetch(`${desk}/hooks/stripe`, { method: "POST", headers: { "Stripe-Signature": `t=${moment},v1=${mark}` }, body });
  expect(answer.status, await answer.text()).toBe(200);
}
