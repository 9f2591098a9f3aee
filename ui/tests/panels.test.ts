import { describe, expect, it } from "vitest";
import { Panels } from "../src/state/panels.svelte";

function shelf(kept: string | null = null) {
  let text = kept;
  return { getItem: () => text, setItem: (_: string, value: string) => void (text = value) };
}

describe("panels", () => {
  it("are as wide as they were made, within their limits, and fold", () => {
    const { left, right } = new Panels(null);
    left.resize(401.6);
    right.resize(9000);
    expect([left.width, right.width]).toEqual([402, right.limits.most]);
    left.toggle();
    expect(left.isFolded).toBe(true);
    left.resize(20);
    expect([left.width, left.isFolded]).toEqual([left.limits.least, false]);
  });

  it("last", () => {
    const kept = shelf();
    const first = new Panels(kept);
    first.left.resize(400);
    first.right.toggle();
    const next = new Panels(kept);
    expect([next.left.width, next.left.isFolded, next.right.isFolded]).toEqual([400, false, true]);
    for (const nonsense of ["{", "7", "null", '[{"width":"wide"},null]', '[{"width":-5}]']) {
      const { left } = new Panels(shelf(nonsense));
      expect(left.width).toBeGreaterThanOrEqual(left.limits.least);
    }
  });

  it("leave the stage some room in a small window, and take it back in a large one", () => {
    const panels = new Panels(null);
    panels.left.resize(560);
    panels.right.resize(560);
    const [left, right] = panels.widths(1024);
    expect(1024 - left - right).toBeGreaterThanOrEqual(300);
    expect(left).toBeGreaterThanOrEqual(panels.left.limits.least);
    expect(panels.widths(3840)).toEqual([560, 560]);
    panels.left.toggle();
    expect(panels.widths(1024)[0]).toBe(0);
  });
});
