import { beforeEach, expect, it, vi } from "vitest";
import { arrows } from "../src/parts/arrows";

let group: HTMLElement;

beforeEach(() => {
  group = document.createElement("div");
  group.innerHTML = ["a", "b", "c"]
    .map((name) => `<button role="radio" id="${name}">${name}</button>`)
    .join("");
  document.body.replaceChildren(group);
  const radios = [...group.querySelectorAll("button")];
  const choose = (chosen: Element) =>
    radios.forEach((radio) => radio.setAttribute("aria-checked", String(radio === chosen)));
  radios.forEach((radio) => radio.addEventListener("click", () => choose(radio)));
  choose(radios[1] as Element);
  arrows(group);
});

function press(key: string) {
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
}

const chosen = () => group.querySelector('[aria-checked="true"]')?.id;

it("Tab reaches the chosen one only", async () => {
  expect([...group.children].map((radio) => (radio as HTMLElement).tabIndex)).toEqual([-1, 0, -1]);
  group.querySelector<HTMLElement>("#c")?.click();
  await vi.waitFor(() => expect(group.querySelector<HTMLElement>("#c")?.tabIndex).toBe(0));
});

it("arrows choose the next one and the one before, around the ends", () => {
  group.querySelector<HTMLElement>("#b")?.focus();
  press("ArrowRight");
  expect(chosen()).toBe("c");
  press("ArrowDown");
  expect(chosen()).toBe("a");
  press("ArrowLeft");
  expect(chosen()).toBe("c");
});
