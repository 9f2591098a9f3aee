// Every view and every state of it, as an artist gets there.

import type { Page } from "playwright-core";
import type { Notice } from "../../src/bindings/Notice";
import type { SceneName } from "../../src/host/scenes";

export interface View {
  name: string;
  scene: SceneName;
  notices?: Notice[];
  /** What the artist does before it is seen. */
  reach?: (page: Page) => Promise<unknown>;
}

const press = (id: string) => (page: Page) => page.getByTestId(id).first().click();

const all =
  (...steps: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const step of steps) await step(page);
  };

const voxel: Notice = {
  type: "pointed",
  voxel: { position: [12, 4, 31], index: 3, color: "#c89b3c", beside: false },
};

export const VIEWS: View[] = [
  { name: "first-run", scene: "empty" },
  { name: "loading", scene: "loading" },
  { name: "model", scene: "model", notices: [voxel] },
  { name: "drawing", scene: "drawing" },
  { name: "candidates", scene: "candidates" },
  { name: "building", scene: "building" },
  { name: "queue", scene: "queue" },
  {
    name: "several-prompts",
    scene: "model",
    reach: all(press("several-prompts"), (page) =>
      page.getByTestId("batch-lines").fill("a red barrel\na wooden crate\na treasure chest"),
    ),
  },
  { name: "several-sizes", scene: "metered", reach: press("several-sizes") },
  {
    name: "preset",
    scene: "model",
    reach: all(
      press("preset-keep"),
      (page) => page.getByTestId("preset-name").fill("Props"),
      press("preset-save"),
    ),
  },
  { name: "long-wait", scene: "waiting" },
  { name: "queue", scene: "queue" },
  { name: "several-prompts", scene: "model", reach: press("several-prompts") },
  { name: "several-sizes", scene: "model", reach: press("several-sizes") },
  { name: "photo", scene: "photo" },
  { name: "photo-looking", scene: "looking" },
  { name: "tokens-left", scene: "metered" },
  ...(["401", "402", "403", "404", "429", "502", "offline", "unconfirmed", "disk"] as const).map((scene) => ({
    name: `trouble-${scene}`,
    scene,
  })),
  { name: "trouble-history", scene: "unlisted" },
  {
    name: "trouble-viewport",
    scene: "model",
    notices: [{ type: "trouble", message: "no graphics card could be opened" }],
  },
  { name: "seed-wrong", scene: "empty", reach: (page) => page.getByTestId("seed").fill("-7") },
  { name: "history-many", scene: "many", reach: (page) => page.getByTestId("history-list").hover() },
  {
    name: "history-selected",
    scene: "many",
    reach: async (page) => {
      await page
        .getByTestId("history-item")
        .nth(1)
        .click({ modifiers: ["ControlOrMeta"] });
      await page
        .getByTestId("history-item")
        .nth(4)
        .click({ modifiers: ["Shift"] });
    },
  },
  {
    name: "history-filters",
    scene: "tagged",
    reach: (page) => page.getByTestId("filter-when").selectOption("between"),
  },
  {
    name: "history-nothing-matches",
    scene: "model",
    reach: async (page) => {
      await page.getByTestId("history-search").fill("zeppelin");
      await page.getByTestId("history-empty").waitFor();
    },
  },
  {
    name: "thrown",
    scene: "model",
    reach: async (page) => {
      await page.getByTestId("history-item").nth(1).hover();
      await page.getByTestId("history-delete").nth(1).click();
      await page.getByTestId("thrown").waitFor();
    },
  },
  { name: "trash", scene: "trash", reach: press("trash-open") },
  {
    name: "trash-empty",
    scene: "trash",
    reach: all(press("trash-open"), press("empty-trash"), press("confirm-delete"), (page) =>
      page.getByTestId("history-empty").waitFor(),
    ),
  },
  { name: "dialog-empty-trash", scene: "trash", reach: all(press("trash-open"), press("empty-trash")) },
  {
    name: "dialog-stop",
    scene: "building",
    reach: async (page) => {
      await page.getByTestId("history-item").first().hover();
      await page.getByTestId("history-delete").first().click();
    },
  },
  {
    name: "tags",
    scene: "tagged",
    reach: async (page) => {
      await page.getByTestId("history-item").first().focus();
      await page.keyboard.press("l");
    },
  },
  {
    name: "tweaks",
    scene: "model",
    reach: all(press("tweak"), press("swatch"), press("tweak-inside-shell")),
  },
  {
    name: "compare",
    scene: "model",
    notices: [{ type: "showing", model: "g3-m1", beside: "g2-m1" }],
    reach: (page) => page.getByTestId("compare").selectOption({ index: 1 }),
  },
  { name: "camera", scene: "model", reach: all(press("camera"), press("camera-save"), press("camera-save")) },
  { name: "slices", scene: "model", reach: press("slices") },
  {
    name: "beauty",
    scene: "model",
    notices: [{ type: "beauty", progress: { samples: 64, of: 256, secondsLeft: 42 } }],
  },
  {
    name: "folded-trouble",
    scene: "402",
    reach: async (page) => {
      await page.keyboard.press("Escape");
      await page.locator("body").click({ position: { x: 700, y: 300 } });
      await page.keyboard.press("c");
    },
  },
  { name: "exported", scene: "model", reach: press("export") },
  {
    name: "export-as",
    scene: "model",
    reach: all(press("export-as"), (page) => page.getByTestId("export-format").selectOption("glb")),
  },
  { name: "picture", scene: "model", reach: press("save-picture") },
  {
    name: "turntable",
    scene: "model",
    reach: all(press("save-picture"), press("take-gif"), (page) =>
      page.getByTestId("take-size").selectOption("own"),
    ),
  },
  { name: "palette", scene: "model", reach: (page) => page.keyboard.press("Control+k") },
  {
    name: "palette-found",
    scene: "model",
    reach: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByTestId("palette-letters").fill("ex");
    },
  },
  {
    name: "palette-nothing",
    scene: "empty",
    reach: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByTestId("palette-letters").fill("qqqq");
    },
  },
  { name: "keys", scene: "model", reach: press("keys-open") },
  {
    name: "folded",
    scene: "model",
    reach: async (page) => {
      for (const side of ["left", "right"]) await page.getByTestId(`separator-${side}`).press("Enter");
    },
  },
  { name: "settings", scene: "model", reach: press("settings-open") },
  {
    name: "settings-service",
    scene: "metered",
    reach: all(press("settings-open"), press("service-edit"), (page) =>
      page.getByTestId("service-url").fill("http://voxels.example"),
    ),
  },
];
