import { describe, expect, it } from "vitest";
import { readKey, readWheel } from "../src/state/gestures";

const wheel = (deltaX: number, deltaY: number, more: object = {}) => ({
  deltaX,
  deltaY,
  ctrlKey: false,
  ...more,
});
const key = (key: string, more: object = {}) => ({
  key,
  code: "",
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

describe("the wheel", () => {
  it("zooms at the pointer by whole notches, however long a page's lines are", () => {
    const at = { x: 0.2, y: 0.7 };
    expect(readWheel(wheel(0, 86.3, { wheelDeltaY: -120 }), 500, 0.2, 0.7)).toEqual({
      type: "zoom",
      steps: -1,
      ...at,
    });
    expect(readWheel(wheel(0, -40, { wheelDeltaY: 240, ctrlKey: true }), 500, 0.2, 0.7)).toEqual({
      type: "zoom",
      steps: 2,
      ...at,
    });
    // Shift turns it to the side on some systems.
    expect(readWheel(wheel(-100, 0, { wheelDeltaX: 120 }), 500, 0.2, 0.7)).toMatchObject({ steps: 1 });
  });

  it("pinches and moves under the fingers of a trackpad", () => {
    expect(readWheel(wheel(0, -6, { ctrlKey: true, wheelDeltaY: 18 }), 500, 0.5, 0.5)).toMatchObject({
      type: "zoom",
      steps: 0.5,
    });
    expect(readWheel(wheel(5, -2.5, { wheelDeltaX: -15, wheelDeltaY: 7 }), 500, 0.5, 0.5)).toEqual({
      type: "pan",
      dx: -0.01,
      dy: 0.005,
    });
  });
});

describe("keys", () => {
  it("turn, move and zoom a focused stage", () => {
    expect(readKey(key("ArrowRight"))).toMatchObject({ type: "orbit", dy: 0 });
    expect(readKey(key("ArrowUp", { shiftKey: true }))).toEqual({ type: "pan", dx: 0, dy: -0.05 });
    expect(readKey(key("+", { shiftKey: true }))).toMatchObject({ type: "zoom", steps: 1, x: 0.5 });
    expect(readKey(key("-"))).toMatchObject({ steps: -1 });
    expect(readKey(key("a"))).toBeNull();
  });
});
