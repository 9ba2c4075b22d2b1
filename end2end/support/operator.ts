// What the operator of this worker's desk does in a terminal.

import { execFileSync } from "node:child_process";

const [databaseUrl, secretKey] = (process.env.OPERATORS ?? "").split("\n")[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]!.split(" ");

/** Runs `switchboard` beside the desk that serves, and returns what it says. */
export const operate = (...words: string[]) =>
  execFileSync(process.env.SWITCHBOARD!, words, {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: databaseUrl, SECRET_KEY: secretKey, ENVIRONMENT: "development", PUBLIC_URL: "http://localhost", BILLING: "on" },
  });
