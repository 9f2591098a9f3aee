// Pictures of every view in every state: for people to look at.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, inject, it } from "vitest";
import { launch, open } from "./page";
import { VIEWS } from "./views";

const FOLDER = process.env.VOXELIER_SCREENSHOTS ?? "";
const LOOKS = [
  { language: "en", theme: "dark" },
  { language: "en", theme: "light" },
  { language: "de", theme: "dark" },
  { language: "ja", theme: "light" },
] as const;

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(async () => browser.close());

it.each(LOOKS.flatMap((look) => VIEWS.map((view) => ({ ...look, ...view }))))(
  "$language $theme $name",
  async ({ language, theme, name, scene, notices = [], reach }) => {
    const page = await open(browser, inject("address"), scene, { language, theme, notices });
    await reach?.(page);
    // What breathes is caught at its beginning.
    const folder = join(FOLDER, `${language}-${theme}`);
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
    await page.close();
  },
);
