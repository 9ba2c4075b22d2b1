// What became of every journey, a line each, for `cargo xtask test`, which counts them and names those that failed.
import { writeFileSync } from "node:fs";
import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";

const VERDICTS = { expected: "passed", unexpected: "failed", flaky: "unsteady", skipped: "skipped" };

/** What went wrong first, at what, and how it was instead, in one line without the colours of a terminal. */
function complaint(test: TestCase): string {
  const said = test.results.find((it) => it.error)?.error?.message ?? "";
  const [first = "", ...rest] = said.replace(/\u001b\[[0-9;]*m/g, "").split("\n");
  const what = rest.filter((line) => /^(Locator|Expected|Received)/.test(line)).map((line) => line.replace(/ +/g, " "));
  return first && `: ${[first, ...what].join("; ").slice(0, 400)}`;
}

/** Writes to the file that VERDICTS names: a verdict, a tab, and the journey with its first complaint. */
export default class Verdicts implements Reporter {
  #journeys: Suite | undefined;

  onBegin(_config: FullConfig, journeys: Suite): void {
    this.#journeys = journeys;
  }

  onEnd(): void {
    const file = process.env.VERDICTS;
    if (!file) return;
    const lines = this.#journeys?.allTests().map((test) => {
      const name = test.titlePath().filter(Boolean).join(" › ");
      return `${VERDICTS[test.outcome()]}\t${name}${complaint(test)}\n`;
    });
    writeFileSync(file, lines?.join("") ?? "");
  }
}
