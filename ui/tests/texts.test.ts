import { describe, expect, it } from "vitest";
import { run } from "../src/host/fake";
import { duration, isReadable, sayBeauty, sayProgress, sayTrouble, TROUBLES } from "../src/state/texts";
import { isTyping } from "../src/state/keys";

describe("a beauty render", () => {
  it("says how far it is and how long it will take", () => {
    const of = 256;
    expect(sayBeauty({ samples: 0, of, secondsLeft: null })).toBe("Beginning");
    expect(sayBeauty({ samples: 64, of, secondsLeft: 42.3 })).toBe("25 %, 42 s left");
    expect(sayBeauty({ samples: 1, of, secondsLeft: 300 })).toBe("0 %, 5 min left");
    expect(sayBeauty({ samples: 256, of, secondsLeft: 0 })).toBe("Done");
  });
});

describe("progress", () => {
  const now = 1_000_000;
  const base = { ...run("r", "g", "images"), heardAt: now };

  it("counts on from what the service last said", () => {
    const queued = { ...base, phase: "queued" as const, delayMs: 1000 };
    expect(sayProgress(queued, now + 2000)).toBe("Waiting for a worker, 3.0 s");
    const running = { ...base, phase: "running" as const, delayMs: 1500, executionMs: 61_000 };
    expect(sayProgress(running, now + 4000)).toBe("Drawing, 1 min 5 s (waited 1.5 s)");
  });

  it("counts down to the moment at which it sends by itself", () => {
    const trouble = { code: "busy" as const, message: "too soon" };
    const waiting = { ...base, phase: "submitting" as const, retryAt: now + 8500, trouble };
    expect(sayProgress(waiting, now)).toBe("Sending by itself in 9 s");
    expect(sayProgress(waiting, now + 9000)).toBe("Sending");
  });

  it("never counts backwards", () => {
    expect(sayProgress({ ...base, phase: "queued" as const }, now - 5000)).toBe(
      "Waiting for a worker, 0.0 s",
    );
    expect(duration(59_600)).toBe("1 min 0 s");
  });
});

describe("troubles", () => {
  it("begin with a capital, unless they begin with a file's name", () => {
    const say = (message: string) => sayTrouble({ code: "refused", message });
    expect(say("the prompt is empty")).toBe("The prompt is empty.");
    expect(say("nest.vox can't be opened: it is damaged")).toBe("nest.vox can't be opened: it is damaged.");
  });

  it("each become a sentence", () => {
    for (const code of Object.keys(TROUBLES) as (keyof typeof TROUBLES)[]) {
      expect(sayTrouble({ code, message: "the image is empty" })).toMatch(/^[A-Z].*[.?]$/);
    }
  });
});

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

it("warns of addresses whose traffic can be read on the way, and of no others", () => {
  for (const url of ["http://voxels.example", "http://192.168.1.7:8040"]) expect(isReadable(url)).toBe(true);
  for (const url of [
    "https://voxels.example",
    "http://127.0.0.1:8040",
    "http://localhost",
    "http://[::1]:1",
    "voxels",
  ])
    expect(isReadable(url)).toBe(false);
});
