import { beforeEach, describe, expect, it, vi } from "vitest";
import { FakeHost } from "../src/host/fake";
import { Desk } from "../src/state/desk.svelte";

describe("the desk", () => {
  let host: FakeHost;
  let desk: Desk;

  beforeEach(async () => {
    vi.useFakeTimers();
    host = new FakeHost();
    desk = new Desk(host);
    await desk.open();
  });

  it("goes from words to images to a model that the viewport shows", async () => {
    desk.prompt = "a castle";
    await desk.generate();
    expect(desk.busy).toBe(true);
    await vi.advanceTimersByTimeAsync(1500);
    expect(desk.open_?.candidates.length).toBe(3);
    expect(desk.candidate).toBe(0);
    desk.pick(2);
    await desk.voxelize();
    await vi.advanceTimersByTimeAsync(1500);
    expect(desk.shownModel?.candidate).toBe(2);
    expect(host.shown.at(-1)).toBe(desk.model);
  });

  it("does not build the very same model twice at once", async () => {
    const generation = host.make("a castle", 4);
    host.draw(generation);
    desk.restore(structuredClone(generation));
    await desk.voxelize();
    expect(desk.canVoxelize).toBe(false);
    await desk.voxelize();
    expect(desk.running.length).toBe(1);
    desk.options.fill = true;
    expect(desk.canVoxelize).toBe(true);
    desk.options.fill = false;
    await vi.advanceTimersByTimeAsync(1500);
    expect(desk.canVoxelize).toBe(true);
  });

  it("asks once for a double press, and shows a model that is there already", async () => {
    const generation = host.make("a castle", 4);
    host.draw(generation);
    desk.restore(structuredClone(generation));
    await Promise.all([desk.voxelize(), desk.voxelize()]);
    expect(desk.running.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1500);
    const first = desk.model;
    desk.options.voxelSize = 50;
    await desk.voxelize();
    await vi.advanceTimersByTimeAsync(1500);
    expect(desk.open_?.models.length).toBe(2);
    desk.options.voxelSize = 32;
    await desk.voxelize();
    expect([desk.open_?.models.length, desk.model, desk.busy]).toEqual([2, first, false]);
    desk.prompt = "a tower";
    await Promise.all([desk.generate(), desk.generate()]);
    expect(host.generations.length).toBe(2);
  });

  it("tells what was forgiven in a model's file", async () => {
    const generation = host.make("a castle", 4);
    host.build(generation, 0, { ...desk.options });
    host.forgiven = ["a rotation makes no sense and is left out"];
    desk.restore(structuredClone(generation));
    await vi.advanceTimersByTimeAsync(1);
    expect(desk.notice).toBe("A rotation makes no sense and is left out.");
  });

  it("offers to keep the seed that chance chose", async () => {
    desk.prompt = "a castle";
    await desk.generate();
    expect(desk.seedToKeep).toBeNull();
    await vi.advanceTimersByTimeAsync(1500);
    expect([desk.seed, desk.seedToKeep]).toEqual(["", 7]);
    desk.keepSeed();
    expect([desk.seed, desk.seedToKeep]).toEqual(["7", null]);
  });

  it("opens files that are dropped, and keeps the prompt that is being written", async () => {
    desk.prompt = "a castle";
    host.drag({ type: "over" });
    expect(desk.filesOver).toBe(true);
    host.drag({ type: "dropped", paths: ["/p/my robot.png"] });
    await vi.advanceTimersByTimeAsync(1);
    expect(desk.filesOver).toBe(false);
    expect([desk.open_?.prompt, desk.prompt, desk.candidate]).toEqual(["my robot", "a castle", 0]);
    expect(desk.canVoxelize).toBe(true);
    host.drag({ type: "dropped", paths: ["/p/spot.glb"] });
    await vi.advanceTimersByTimeAsync(1);
    expect(desk.shownModel).not.toBeNull();
    expect(desk.canVoxelize).toBe(true);
    host.drag({ type: "dropped", paths: ["/p/statue.vox"] });
    await vi.advanceTimersByTimeAsync(1);
    expect(desk.shownModel).not.toBeNull();
    expect(desk.canVoxelize).toBe(false);
  });

  it("says why a file cannot be opened, and leaves what is open as it is", async () => {
    const before = desk.open_;
    host.refusal = { code: "refused", message: "notes.txt: this is no picture" };
    host.drag({ type: "dropped", paths: ["/p/notes.txt", "/p/never.png"] });
    await vi.advanceTimersByTimeAsync(1);
    expect([desk.trouble?.message, desk.open_]).toEqual(["notes.txt: this is no picture", before]);
  });

  it("applies only newer revisions", async () => {
    const generation = host.make("a tower", 1);
    const old = structuredClone(generation);
    host.draw(generation);
    await vi.advanceTimersByTimeAsync(1);
    desk.hear({ type: "generation", generation: old });
    expect(desk.history.row(0)?.candidates.length).toBe(3);
  });

  it("loses nothing from the form when it is refused", async () => {
    desk.prompt = "a castle";
    desk.seed = "12";
    host.refusal = { code: "refused", message: "the prompt is odd" };
    await desk.generate();
    expect([desk.prompt, desk.seed, desk.trouble?.code]).toEqual(["a castle", "12", "refused"]);
    await desk.generate();
    expect(desk.trouble).toBeNull();
  });

  it("brings all of a generation back", () => {
    const generation = host.make("ein Turm", 77);
    host.draw(generation);
    const options = {
      voxelSize: 90,
      paletteSize: 5,
      fill: true,
      texturing: "gray" as const,
      color: "vertex" as const,
    };
    const model = host.build(generation, 1, options);
    desk.prompt = "something else";
    desk.restore(structuredClone(generation));
    expect([desk.prompt, desk.seed, desk.candidate, desk.model]).toEqual(["ein Turm", "77", 1, model.id]);
    expect(desk.options).toEqual(options);
  });

  it("clears the stage of what is thrown away, and brings it back with it", async () => {
    const generation = host.make("a tower", 1);
    host.draw(generation);
    await vi.advanceTimersByTimeAsync(1);
    desk.restore(structuredClone(generation));
    await desk.history.trash([generation.id]);
    await vi.advanceTimersByTimeAsync(1);
    expect([desk.history.total, desk.open_]).toEqual([0, null]);
    await desk.undoTrash();
    await vi.advanceTimersByTimeAsync(1);
    expect([desk.history.total, desk.open_?.id]).toEqual([1, generation.id]);
  });

  it("forgets what is deleted, also where it is open", async () => {
    const generation = host.make("a tower", 1);
    host.tell(generation);
    desk.restore(generation);
    await desk.history.delete([generation.id]);
    await vi.advanceTimersByTimeAsync(1);
    expect([desk.history.total, desk.history.row(0), desk.open_]).toEqual([0, null, null]);
  });

  it("takes whole numbers up to 2^53 - 1 as seeds and nothing else", () => {
    for (const [seed, fine] of [
      ["", true],
      ["0", true],
      ["9007199254740991", true],
      ["9007199254740992", false],
      ["-1", false],
      ["1.5", false],
      ["abc", false],
    ] as const) {
      desk.seed = seed;
      expect(desk.seedIsFine, seed).toBe(fine);
    }
  });
});
