import { expect, it } from "vitest";
import { Choice } from "../src/state/choice.svelte";

function shelf(kept: string | null = null) {
  let text = kept;
  return { getItem: () => text, setItem: (_: string, value: string) => void (text = value) };
}

it("lasts from one launch to the next, and what makes no sense gives way to the first", () => {
  const kept = shelf();
  const choice = new Choice(kept, "theme", ["system", "light", "dark"]);
  expect(choice.now).toBe("system");
  choice.now = "light";
  expect(new Choice(kept, "theme", ["system", "light", "dark"]).now).toBe("light");
  expect(new Choice(shelf("purple"), "theme", ["system", "light"]).now).toBe("system");
  expect(new Choice(null, "theme", ["system", "light"]).now).toBe("system");
});
