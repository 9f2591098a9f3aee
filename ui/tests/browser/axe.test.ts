import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launch, open } from "./page";
import { VIEWS } from "./views";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(async () => browser.close());

/** What axe has to say against it: rules, and where. */
async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate<AxeResults>("axe.run(document)");
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id}: ${node.target.join(" ")} ${node.any[0]?.message ?? node.all[0]?.message ?? ""}`,
    ),
  );
}

describe.each(["en", "de", "ja"] as const)("in %s, axe finds nothing against", (language) => {
  it.each(VIEWS)("$name, dark or light", async ({ scene, notices = [], reach }) => {
    const page = await open(browser, inject("address"), scene, { language, notices });
    await reach?.(page);
    await page.evaluate(AXE);
    const dark = await violations(page);
    await page.emulateMedia({ colorScheme: "light" });
    const light = await violations(page);
    await page.close();
    expect({ dark, light }).toEqual({ dark: [], light: [] });
  });
});
