import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launch, open } from "./page";

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(async () => browser.close());

describe("without a mouse", () => {
  it("words become a file", async () => {
    const page = await open(browser, inject("address"), "empty");
    await page.keyboard.type("a castle");
    await page.keyboard.press("Enter");
    await page.getByTestId("candidate-1").waitFor();
    await page.keyboard.press("2");
    expect(await page.getByTestId("candidate-1").getAttribute("aria-checked")).toBe("true");
    await page.keyboard.press("Control+Enter");
    await page.getByTestId("model-size").waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("export");
    await page.keyboard.press("Enter");
    await page.getByTestId("notice").waitFor();
    await page.close();
  });

  it("the focus is seen, goes through all of the page, and comes back from a dialog to where it was", async () => {
    const page = await open(browser, inject("address"), "model");
    const seen = new Set<string>();
    for (let step = 0; step < 80; step++) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => {
        const { activeElement: here } = document;
        if (!here || here === document.body) return null;
        // Fields light their borders, separators their line, the view cube the edges of a face.
        const lights = here.matches("[role=separator], .field, g, label input");
        const isRinged = lights || getComputedStyle(here).outlineStyle !== "none";
        return { name: here.getAttribute("data-testid") ?? here.tagName, isRinged };
      });
      if (focused) seen.add(focused.name);
      if (focused) expect(focused.isRinged, focused.name).toBe(true);
    }
    for (const name of [
      "generate",
      "separator-left",
      "viewport-canvas",
      "export",
      "history-item",
      "settings-open",
    ])
      expect(seen, name).toContain(name);
    await page.getByTestId("settings-open").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-testid"))).toBe(
      "settings-open",
    );
    await page.close();
  });

  it("nothing moves where the system asks for less motion", async () => {
    const page = await open(browser, inject("address"), "drawing");
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.emulateMedia({ reducedMotion: "no-preference" });
    expect(await page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0);
    await page.close();
  });
});
