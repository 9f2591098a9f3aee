import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launch, open } from "./page";
import { VIEWS } from "./views";

/** In CSS pixels: the smallest window, a screen at 200 % and at 125 %, a small one, 4K. */
const SIZES = [
  [880, 600],
  [960, 600],
  [1536, 864],
  [1024, 700],
  [3840, 2160],
] as const;

const SHOWN = [
  "first-run",
  "candidates",
  "queue",
  "model",
  "tweaks",
  "camera",
  "compare",
  "history-filters",
  "settings",
  "turntable",
];

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(async () => browser.close());

/** What reaches out of the window or of its own box. */
async function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = (element: Element) =>
      `${element.className.toString().split(" ")[0]} ${element.textContent?.trim().slice(0, 40)}`;
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    const found = scrollWidth > clientWidth || scrollHeight > clientHeight ? ["the page"] : [];
    for (const element of document.querySelectorAll<HTMLElement>(
      "button, p, h2, label, .label, .facts, select, legend",
    )) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (!element.checkVisibility({ visibilityProperty: true }) || box.width <= 1) continue;
      if (style.textOverflow === "ellipsis" || element.closest(".unseen")) continue;
      if (element.scrollWidth > element.clientWidth + 1 && style.display !== "inline")
        found.push(`cut: ${said(element)}`);
      if (box.left < -1 || box.right > clientWidth + 1) found.push(`outside: ${said(element)}`);
    }
    return found;
  });
}

/** What lies on each other on the stage. */
async function collisions(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = [
      ...document.querySelectorAll(
        ".views, .tools > *, .readout.shown, [data-testid=view-cube], .facts > *, .files",
      ),
    ]
      .filter((one) => one.getBoundingClientRect().width > 0)
      .map((one) => ({
        name: one.className.toString().split(" ")[0] || one.tagName,
        box: one.getBoundingClientRect(),
      }));
    return parts.flatMap((one, place) =>
      parts
        .slice(place + 1)
        .filter(
          (other) =>
            Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 1 &&
            Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 1,
        )
        .map((other) => `${one.name} on ${other.name}`),
    );
  });
}

describe.each(["en", "de", "ja"] as const)("in %s, nothing is cut or collides in", (language) => {
  it.each(VIEWS.filter(({ name }) => SHOWN.includes(name)))(
    "$name, at any size",
    async ({ scene, notices = [], reach }) => {
      const page = await open(browser, inject("address"), scene, { language, notices, size: [1280, 800] });
      await reach?.(page);
      const found: string[] = [];
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        const wrong = [...(await cut(page)), ...(await collisions(page))];
        found.push(...wrong.map((one) => `${width} x ${height}: ${one}`));
      }
      await page.close();
      expect(found).toEqual([]);
    },
  );
});

it("panels are resized by hand and by keys, fold, and stay so", async () => {
  const page = await open(browser, inject("address"), "model");
  const wide = () => page.locator("#create").evaluate((panel) => panel.getBoundingClientRect().width);
  const border = page.getByTestId("separator-left");
  await border.hover();
  await page.mouse.down();
  await page.mouse.move(400, 300, { steps: 4 });
  await page.mouse.up();
  expect(await wide()).toBe(400);
  await border.press("ArrowRight");
  expect(await wide()).toBe(416);
  await page.reload();
  expect(await wide()).toBe(416);
  await border.dblclick();
  expect(await wide()).toBe(0);
  await page.getByTestId("history-item").first().focus();
  await page.keyboard.press("c");
  expect(await wide()).toBe(416);
  await page.close();
});
