// Business hours around the present moment, so that a promise has closed time to skip.

import type { Page } from "@playwright/test";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Minutes of the day in the workspace's zone. */
export function minuteInParis() {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Paris", hour: "2-digit", minute: "2-digit" }).format();
  const [hour, minute] = parts.split(":").map(Number);
  return hour * 60 + minute;
}

export const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** Hours of every day: open now, closed for a quarter of an hour soon, and open again. */
export function hoursAround(now: number) {
  // Near midnight there is no room for a gap on the same day.
  if (now > 1380) return { text: "00:00-24:00", gap: false };
  return { text: `00:00-${clock(now + 10)}, ${clock(now + 25)}-24:00`, gap: true };
}

/** Sets the hours of every day. */
export async function setHours(page: Page, hours: string, holidays: string) {
  for (const day of DAYS) await page.getByLabel(day, { exact: true }).fill(hours);
  await page.getByLabel(/^Holidays/).fill(holidays);
  await page.getByRole("button", { name: "Save hours" }).click();
}
