import { describe, expect, it, vi } from "vitest";
import type { Style } from "../src/bindings/Style";
import { defaultStyle, StageStyle } from "../src/state/style.svelte";

function shelf(kept: string | null = null) {
  let text = kept;
  return { getItem: () => text, setItem: (_: string, value: string) => void (text = value) };
}

describe("the stage's style", () => {
  it("is told with every change, whole", () => {
    const told = vi.fn<(style: Style) => void>();
    const style = new StageStyle(told);
    style.toggle("edges");
    style.set({ highlight: 7 });
    expect(told).toHaveBeenLastCalledWith({ ...defaultStyle(), edges: true, highlight: 7 });
  });

  it("lets one end of a slice push the other", () => {
    const style = new StageStyle(() => {});
    style.slice(2, 1, 0.4);
    style.slice(2, 0, 0.6);
    expect([style.now.slices[2], style.isSliced]).toEqual([[0.6, 0.6], true]);
  });

  it("lasts, but not what was said of one model", () => {
    const kept = shelf();
    const style = new StageStyle(() => {}, kept);
    style.toggle("grid");
    style.set({ projection: "isometric", highlight: 3 });
    style.slice(0, 1, 0.5);
    const next = new StageStyle(() => {}, kept);
    expect(next.now).toEqual({ ...defaultStyle(), grid: true, projection: "isometric" });
    style.forgetModel();
    expect([style.isSliced, style.now.highlight, style.now.grid]).toEqual([false, null, true]);
  });

  it("starts from the defaults where what was kept makes no sense", () => {
    for (const nonsense of ["{", "7", "null", '{"edges":"yes","projection":"fish-eye"}']) {
      expect(new StageStyle(() => {}, shelf(nonsense)).now).toEqual(defaultStyle());
    }
  });
});
