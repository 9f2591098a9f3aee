import { describe, expect, it } from "vitest";
import { run } from "../src/host/fake";
import { REMEDIES } from "../src/state/runs";
import { LANGUAGES } from "../src/texts";
import { formats } from "../src/texts/formats";
import { sayBeauty, sayProgress, sayTrouble } from "../src/texts/say";

describe("a beauty render", () => {
  it("says how far it is and how long it will take", () => {
    const of = 256;
    expect(sayBeauty({ samples: 0, of, secondsLeft: null })).toBe("Beginning");
    expect(sayBeauty({ samples: 64, of, secondsLeft: 42.3 })).toBe("25%, 42s left");
    expect(sayBeauty({ samples: 1, of, secondsLeft: 300 })).toBe("0%, 5m left");
    expect(sayBeauty({ samples: 256, of, secondsLeft: 0 })).toBe("Done");
  });
});

describe("progress", () => {
  const now = 1_000_000;
  const base = { ...run("r", "g", "images"), heardAt: now };

  it("counts on from what the service last said", () => {
    const queued = { ...base, phase: "queued" as const, delayMs: 1000 };
    expect(sayProgress(queued, now + 2000)).toBe("Waiting for a worker, 3.0s");
    const running = { ...base, phase: "running" as const, delayMs: 1500, executionMs: 61_000 };
    expect(sayProgress(running, now + 4000)).toBe("Drawing, 1m 5s (waited 1.5s)");
  });

  it("counts down to the moment at which it sends by itself", () => {
    const trouble = { code: "busy" as const, message: "too soon" };
    const waiting = { ...base, phase: "submitting" as const, retryAt: now + 8500, trouble };
    expect(sayProgress(waiting, now)).toBe("Sending by itself in 9s");
    expect(sayProgress(waiting, now + 9000)).toBe("Sending");
  });

  it("never counts backwards", () => {
    expect(sayProgress({ ...base, phase: "queued" as const }, now - 5000)).toBe("Waiting for a worker, 0.0s");
    expect(formats("en", "narrow").duration(59_600)).toBe("1m 0s");
  });
});

describe("troubles", () => {
  it("begin with a capital, unless they begin with a file's name", () => {
    const say = (message: string) => sayTrouble({ code: "refused", message });
    expect(say("the prompt is empty")).toBe("The prompt is empty.");
    expect(say("nest.vox can't be opened: it is damaged")).toBe("nest.vox can't be opened: it is damaged.");
  });

  it("each become a sentence, in every language", () => {
    for (const { troubles } of Object.values(LANGUAGES)) {
      for (const code of Object.keys(REMEDIES) as (keyof typeof REMEDIES)[]) {
        expect(troubles[code]("the image is empty")).toMatch(/^\P{Ll}.*[.?。？]$/u);
      }
    }
  });

  it("hold the particulars in every language, where they are all there is", () => {
    for (const { troubles } of Object.values(LANGUAGES)) {
      for (const code of ["refused", "failed", "disk", "internal"] as const) {
        expect(troubles[code]("the image is empty")).toContain("The image is empty.");
      }
    }
  });
});
