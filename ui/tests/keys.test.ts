import { expect, it, describe } from "vitest";
import { isTyping } from "../src/state/keys";

describe("keys", () => {
  function pressedIn(html: string): boolean {
    document.body.innerHTML = html;
    const target = document.querySelector("[data-here]");
    let typing = false;
    document.body.onkeydown = (event) => (typing = isTyping(event));
    target?.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true }));
    return typing;
  }

  it("belong to the page, except where somebody is writing", () => {
    expect(pressedIn("<textarea data-here></textarea>")).toBe(true);
    expect(pressedIn('<input type="search" data-here />')).toBe(true);
    expect(pressedIn("<dialog open><button data-here></button></dialog>")).toBe(true);
    expect(pressedIn('<input type="range" data-here />')).toBe(false);
    expect(pressedIn("<button data-here></button>")).toBe(false);
  });
});
