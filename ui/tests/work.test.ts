import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeHost, run } from "../src/host/fake";
import { Desk } from "../src/state/desk.svelte";
import { defaultOptions } from "../src/state/options";
import { sayEstimate, shareOf } from "../src/texts/say";

let host: FakeHost;
let desk: Desk;

beforeEach(async () => {
  vi.useFakeTimers();
  host = new FakeHost();
  desk = new Desk(host);
  await desk.open();
});

afterEach(() => {
  vi.useRealTimers();
});

async function ask(prompt: string): Promise<void> {
  desk.prompt = prompt;
  await desk.generate();
}

test("the queue shows what is on its way, whatever is open, and lets go of what has come", async () => {
  await ask("a barrel");
  await ask("a crate");
  expect(desk.queue.jobs.map(({ generation }) => generation.prompt)).toEqual(["a barrel", "a crate"]);
  host.draw(host.generations[1]!);
  expect(desk.queue.jobs.map(({ generation }) => generation.prompt)).toEqual(["a crate"]);
  await desk.cancel(desk.queue.jobs[0]!.run);
  expect(desk.queue.jobs).toEqual([]);
  expect(desk.queue.isWorking).toBe(false);
});

test("what an earlier launch left on its way is in the queue", async () => {
  host.make("a crate", null);
  const again = new Desk(host);
  await again.open();
  expect(again.queue.jobs).toHaveLength(1);
});

test("an old answer brings nothing back that has come to rest", async () => {
  await ask("a barrel");
  const old = structuredClone(host.generations[0]!);
  host.draw(host.generations[0]!);
  desk.queue.apply(old);
  expect(desk.queue.jobs).toEqual([]);
});

test("work that ends while another window is in front is told by the system, cancelled work is not", async () => {
  const focus = vi.spyOn(document, "hasFocus").mockReturnValue(false);
  await ask("a barrel");
  host.draw(host.generations[0]!);
  await ask("a crate");
  await desk.cancel(desk.queue.jobs[0]!.run);
  focus.mockReturnValue(true);
  await ask("a chest");
  host.draw(host.generations[0]!);
  expect(host.notified).toEqual([{ title: "The images are ready", text: "a barrel" }]);
});

test("arrow up goes back through earlier prompts, and down to what was being written", async () => {
  await ask("a barrel");
  await ask("a crate");
  const { prompts } = desk;
  expect(await prompts.older("a che")).toBe("a crate");
  expect(await prompts.older("a crate")).toBe("a barrel");
  expect(await prompts.older("a barrel")).toBeNull();
  expect(prompts.newer()).toBe("a crate");
  expect(prompts.newer()).toBe("a che");
  expect(prompts.newer()).toBeNull();
  expect(prompts.isRecalling).toBe(false);
});

test("a variation is the same prompt with a seed of its own", async () => {
  await ask("a barrel");
  host.draw(host.generations[0]!);
  desk.prompt = "something else";
  desk.seed = "7";
  await desk.vary();
  expect(host.generations).toHaveLength(2);
  expect(desk.open_).toMatchObject({ prompt: "a barrel", seed: null });
});

test("options are kept under a name, found again, and taken from the model that is shown", async () => {
  desk.options = { ...defaultOptions(), voxelSize: 96 };
  await desk.presets.keep("Props", desk.options);
  expect(desk.presets.of(desk.options)?.name).toBe("Props");
  await ask("a barrel");
  host.draw(host.generations[0]!);
  host.build(host.generations[0]!, 2, { ...defaultOptions(), voxelSize: 24 });
  desk.options = defaultOptions();
  desk.reuse();
  expect([desk.options.voxelSize, desk.candidate]).toEqual([24, 2]);
  await desk.presets.forget("Props");
  expect(desk.presets.all).toEqual([]);
});

test("several prompts are asked for in several variations", async () => {
  desk.batch.lines = " a barrel \n\na crate\n";
  desk.batch.variations = 2;
  expect(desk.batch.count).toBe(4);
  expect(await desk.batch.generate()).toBe(true);
  expect(desk.queue.jobs.map(({ generation }) => generation.prompt)).toEqual([
    "a barrel",
    "a barrel",
    "a crate",
    "a crate",
  ]);
  expect([desk.batch.lines, desk.batch.sent]).toEqual(["", null]);
});

test("what was refused between two variations is sent again, and nothing twice", async () => {
  desk.batch.lines = "a barrel\na crate";
  desk.batch.variations = 2;
  const generate = host.generate.bind(host);
  let calls = 0;
  host.generate = async (prompt, seed) => {
    if (++calls === 2) host.refusal = { code: "refused", message: "no" };
    return generate(prompt, seed);
  };
  expect(await desk.batch.generate()).toBe(false);
  expect([desk.batch.lines, desk.batch.variations]).toEqual(["a barrel\na crate\na crate", 1]);
  expect(await desk.batch.generate()).toBe(true);
  expect(host.generations).toHaveLength(4);
});

test("a file that can't be opened is told, dropped or named at the start", async () => {
  const refusal = { code: "refused" as const, message: "history.zip is no history" };
  host.refusal = refusal;
  await desk.intake.openFiles(["/home/ann/history.zip"]);
  expect(desk.trouble).toEqual(refusal);
  await ask("a barrel");
  expect(desk.trouble).toBeNull();
});

test("of several prompts those that were not taken stay", async () => {
  desk.batch.lines = "a barrel\na crate";
  host.refusal = { code: "refused", message: "no" };
  expect(await desk.batch.generate()).toBe(false);
  expect(desk.batch.lines).toBe("a barrel\na crate");
  expect(desk.trouble?.code).toBe("refused");
});

test("one image is built at several sizes with the other options as they are", async () => {
  await ask("a barrel");
  host.draw(host.generations[0]!);
  desk.options = { ...defaultOptions(), fill: true };
  host.build(host.generations[0]!, 0, { ...desk.options, voxelSize: 24 });
  desk.batch.sizes = [64, 16, 24];
  desk.batch.toggle(32);
  desk.batch.toggle(64);
  expect(await desk.voxelizeSizes()).toBe(true);
  const built = desk.queue.jobs.map(({ run: { options } }) => [options?.voxelSize, options?.fill]);
  expect(built).toEqual([
    [16, true],
    [32, true],
  ]);
});

test("an estimate counts down from what is usual, and says when that is over", () => {
  const working = {
    ...run("r", "g", "images"),
    phase: "running" as const,
    executionMs: 2000,
    usualMs: 10_000,
  };
  const now = working.heardAt ?? 0;
  expect(sayEstimate(working, now + 3000)).toBe("about 5.0s left");
  expect(shareOf(working, now + 3000)).toBe(0.5);
  expect(sayEstimate(working, now + 9000)).toContain("longer than the usual");
  expect(sayEstimate({ ...working, phase: "queued" }, now)).toContain("usually");
  expect(sayEstimate({ ...working, usualMs: null }, now)).toBe("");
  expect(shareOf({ ...working, usualMs: null }, now)).toBeNull();
});

test("what was copied elsewhere is opened: files, or else a picture", async () => {
  host.copied = ["/home/ann/chest.vox", "/home/ann/robot.png"];
  await desk.intake.paste();
  expect(host.generations.map((one) => one.source?.kind)).toEqual(["picture", "vox"]);
  host.copied = "picture";
  await desk.intake.paste();
  expect(desk.open_).toMatchObject({ prompt: "Pasted picture", source: { kind: "picture", path: "" } });
  host.copied = "nothing";
  await desk.intake.paste();
  expect(host.generations).toHaveLength(3);
  expect(desk.notice).toBe("There is no picture on the clipboard.");
});
