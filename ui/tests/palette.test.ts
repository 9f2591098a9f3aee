import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { found, likeness } from "../src/state/fuzzy";
import { Recent } from "../src/state/recent.svelte";
import ActionPalette from "../src/views/ActionPalette.svelte";

describe("letters", () => {
  const find = (letters: string, ...all: string[]) =>
    found(
      letters,
      all,
      (one) => [one],
      () => 0,
    );

  it("stand for words that have them in their order, beginnings before middles", () => {
    expect(find("sv", "Save version", "Star", "Open a service")).toEqual(["Save version", "Open a service"]);
    expect(find("pal", "Open a place", "Palette")[0]).toBe("Palette");
    expect(likeness("xyz", "Save version")).toBeNull();
  });

  it("go without case and accents, and in every script", () => {
    expect(find("offnen", "Datei öffnen …")).toEqual(["Datei öffnen …"]);
    expect(find("化", "ボクセル化", "生成")).toEqual(["ボクセル化"]);
    expect(find("ボクセル", "ボクセル化")).toEqual(["ボクセル化"]);
  });

  it("that are none leave all, what was done last first", () => {
    const kept = new Recent(null);
    kept.add("b");
    kept.add("c");
    expect(
      found(
        "",
        ["a", "b", "c"],
        (one) => [one],
        (one) => kept.rank(one),
      ),
    ).toEqual(["c", "b", "a"]);
  });
});

describe("the palette", () => {
  const runs = { frame: vi.fn(), star: vi.fn(), never: vi.fn() };
  const onclose = vi.fn();
  const action = (id: keyof typeof runs, text: string, can = true) => {
    return { id, text, keys: ["F"], applies: () => can, run: runs[id] };
  };

  beforeEach(() => {
    HTMLDialogElement.prototype.showModal = vi.fn();
    Element.prototype.scrollIntoView = vi.fn();
    localStorage.clear();
    render(ActionPalette, {
      actions: [action("frame", "Show all of it"), action("star", "Star"), action("never", "Sail", false)],
      onclose,
    });
  });
  afterEach(() => {
    cleanup();
    vi.clearAllMocks();
  });

  const options = () => screen.getAllByTestId("palette-action").map((one) => one.firstChild?.textContent);

  it("lists what can be done now and finds it by letters; Enter does it", async () => {
    expect(options()).toEqual(["Show all of it", "Star"]);
    const field = screen.getByTestId("palette-letters");
    await fireEvent.input(field, { target: { value: "st" } });
    expect(options()[0]).toBe("Star");
    await fireEvent.keyDown(field, { key: "Enter" });
    expect([runs.star.mock.calls.length, onclose.mock.calls.length]).toEqual([1, 1]);
  });

  it("is gone through by arrows, around and around", async () => {
    const field = screen.getByTestId("palette-letters");
    await fireEvent.keyDown(field, { key: "ArrowUp" });
    expect(field.getAttribute("aria-activedescendant")).toBe("palette-star");
    await fireEvent.keyDown(field, { key: "ArrowDown" });
    expect(field.getAttribute("aria-activedescendant")).toBe("palette-frame");
  });

  it("remembers what was done", async () => {
    await fireEvent.click(screen.getAllByTestId("palette-action")[1]!);
    cleanup();
    render(ActionPalette, { actions: [action("frame", "Show all of it"), action("star", "Star")], onclose });
    expect(options()).toEqual(["Star", "Show all of it"]);
  });
});
