import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Input } from "../src/bindings/Input";
import { FakeHost } from "../src/host/fake";
import { actionsOf, press, type Action } from "../src/state/actions";
import { Desk } from "../src/state/desk.svelte";
import { isPressed } from "../src/state/keys";
import { defaultOptions } from "../src/state/options";
import { Panels } from "../src/state/panels.svelte";
import { Stage } from "../src/state/stage.svelte";
import { LANGUAGES } from "../src/texts";
import { language, LANGUAGE_NAMES } from "../src/texts/language.svelte";
import { sayKeys } from "../src/texts/say";

let desk: Desk;
let panels: Panels;
let sent: Input[];
let actions: Action[];

/** A desk with a model on its stage. */
beforeEach(async () => {
  const host = new FakeHost();
  const generation = host.make("a chest", 7);
  host.draw(generation);
  host.build(generation, 0, defaultOptions());
  desk = new Desk(host);
  await desk.open();
  sent = [];
  panels = new Panels(null);
  actions = Object.values(actionsOf({ desk, stage: new Stage((input) => sent.push(input)), panels })).flat();
  document.onkeydown = (event) => press(actions, event);
});

afterEach(() => {
  document.body.innerHTML = "";
  language.now = "system";
});

/** Presses a key in the middle of the page, or in what is told; whether it meant something. */
function hit(key: string, more: KeyboardEventInit = {}, target: Element = document.body): boolean {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

function inside(html: string): Element {
  document.body.innerHTML = html;
  return document.querySelector("[data-here]") ?? document.body;
}

describe("actions", () => {
  it("each have their own id, words in every language, and keys that nothing else has", () => {
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
    const page = { desk, stage: new Stage(() => {}), panels };
    for (const name of LANGUAGE_NAMES) {
      language.now = name;
      for (const { text } of Object.values(actionsOf(page)).flat()) expect(text.trim()).not.toBe("");
    }
    const keys = actions.flatMap(({ keys, within = "" }) => keys.map((one) => `${one} ${within}`));
    expect(keys.filter((one, place) => keys.indexOf(one) !== place)).toEqual([]);
  });

  it("look from six sides and a corner, and mean what they mean in MagicaVoxel", () => {
    hit("1", { code: "Numpad1" });
    hit("End", { code: "Numpad1", ctrlKey: true });
    hit("!", { code: "Digit1", shiftKey: true });
    for (const key of ["f", "5"]) hit(key);
    hit("F", { shiftKey: true });
    expect(sent).toEqual([
      { type: "look", direction: [0, -1, 0] },
      { type: "look", direction: [0, 1, 0] },
      { type: "look", direction: [0, -1, 0] },
      { type: "frame" },
      { type: "frame" },
      { type: "frameSelection" },
    ]);
    expect(hit("f", { ctrlKey: true, altKey: true })).toBe(false);
    for (const key of ["e", "g", "U"]) hit(key, { ctrlKey: true });
    expect(sent.slice(6)).toMatchObject([
      { style: { edges: true } },
      { style: { grid: true } },
      { style: { ground: false } },
    ]);
  });

  it("pick an image by its digit, and undo and redo", () => {
    hit("2", { code: "Digit2" });
    expect(desk.candidate).toBe(1);
    desk.tweaking.change({ mirrored: true });
    hit("z", { ctrlKey: true });
    expect(desk.tweaking.now.mirrored).toBe(false);
    hit("Z", { ctrlKey: true, shiftKey: true });
    expect(desk.tweaking.now.mirrored).toBe(true);
  });

  it("leave single keys to who is writing, and let him find any action", () => {
    const field = inside("<textarea data-here></textarea>");
    expect([hit("t", {}, field), hit("?", { shiftKey: true }, field)]).toEqual([false, false]);
    expect(hit("k", { ctrlKey: true }, field)).toBe(true);
    expect(desk.dialog).toBe("palette");
  });

  it("leave all keys to a dialog, and don't repeat while a key is held down", () => {
    const button = inside("<dialog open><button data-here></button></dialog>");
    expect(hit("k", { ctrlKey: true }, button)).toBe(false);
    document.body.innerHTML = "";
    expect(hit("c", { repeat: true })).toBe(false);
    expect(panels.left.isFolded).toBe(false);
  });

  it("mean the rows of the history inside of it, and elsewhere what they mean elsewhere", () => {
    const row = inside('<div role="grid"><button data-here></button></div>');
    desk.tweaking.change({ mirrored: true });
    desk.history.thrown = ["g0"];
    desk.history.toggle(0);
    expect(hit("Escape", {}, row)).toBe(true);
    expect(desk.history.selected.size).toBe(0);
    hit("l", {}, row);
    expect(desk.dialog).toBe("tags");
    expect(hit("l")).toBe(false);
    hit("z", { ctrlKey: true });
    expect(desk.tweaking.now.mirrored).toBe(false);
  });

  it("that can't be done now do nothing", () => {
    desk.show(null);
    expect([hit("t"), hit("f"), hit("Escape")]).toEqual([false, false, false]);
    expect(sent).toEqual([]);
  });

  it("fold the panels and open the sheet, wherever the keyboard has its question mark", () => {
    hit("h");
    hit("?", { shiftKey: true, code: "Minus" });
    expect([panels.right.isFolded, desk.dialog]).toEqual([true, "keys"]);
    hit("f", { ctrlKey: true });
    expect(panels.right.isFolded, "the search is where it is seen").toBe(false);
  });
});

describe("keys", () => {
  const key = (key: string, more: Partial<KeyboardEvent> = {}) => ({
    key,
    code: "",
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    ...more,
  });

  it("are those that are told, with Ctrl or a Mac's command key, and no others", () => {
    expect(isPressed("Ctrl+K", key("k", { ctrlKey: true }))).toBe(true);
    expect(isPressed("Ctrl+K", key("k", { metaKey: true }))).toBe(true);
    expect(isPressed("Ctrl+K", key("K", { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(isPressed("K", key("k", { ctrlKey: true }))).toBe(false);
    expect(isPressed("Ctrl+Space", key(" ", { ctrlKey: true }))).toBe(true);
    expect(isPressed("Ctrl+,", key(",", { ctrlKey: true }))).toBe(true);
  });

  it("are told as they are written on keyboards", () => {
    expect(sayKeys("Ctrl+Shift+Z")).toEqual(["Ctrl", "Shift", "Z"]);
    expect(sayKeys("Shift+Digit1")).toEqual(["Shift", "1"]);
    expect(sayKeys("NumpadDecimal")).toEqual([LANGUAGES.en.keys.numpad(".")]);
    language.now = "de";
    expect(sayKeys("Ctrl+Enter")).toEqual(["Strg", "Eingabe"]);
  });
});
