import { beforeEach, describe, expect, it, vi } from "vitest";
import type { FakeHost } from "../src/host/fake";
import type { Desk } from "../src/state/desk.svelte";
import { noTweaks } from "../src/state/tweaking.svelte";
import { withModel } from "./stocked";

let host: FakeHost;
let desk: Desk;

beforeEach(async () => void ({ host, desk } = await withModel()));

describe("tweaks", () => {
  it("are seen at once and kept nowhere", async () => {
    desk.tweaking.change({ size: 16 });
    await vi.waitFor(() => expect(desk.tweaking.seen?.size[0]).toBe(16));
    expect(desk.tweaking.isChanged).toBe(true);
    expect(desk.open_?.models).toHaveLength(1);
  });

  it("are asked for one at a time, and only the last of those that wait", async () => {
    for (let size = 31; size >= 10; size -= 1) desk.tweaking.change({ size });
    await vi.waitFor(() => expect(desk.tweaking.seen?.size[0]).toBe(10));
    expect(host.tweaked.map((tweaks) => tweaks.size)).toEqual([31, 10]);
  });

  it("of one slider in one go are one step back, and of two sliders are two", () => {
    for (const size of [30, 20, 16]) desk.tweaking.change({ size });
    desk.tweaking.change({ mirrored: true });
    desk.tweaking.undo();
    expect(desk.tweaking.now).toEqual({ ...noTweaks(), size: 16 });
    desk.tweaking.undo();
    expect(desk.tweaking.now).toEqual(noTweaks());
    expect(desk.tweaking.canUndo).toBe(false);
    desk.tweaking.redo();
    desk.tweaking.redo();
    expect(desk.tweaking.now).toEqual({ ...noTweaks(), size: 16, mirrored: true });
  });

  it("can be undone after the model was saved, and after another one was looked at", async () => {
    desk.tweaking.change({ size: 16 });
    await desk.saveVersion();
    expect(desk.shownModel?.version?.tweaks.size).toBe(16);
    expect(desk.tweaking.isChanged).toBe(false);
    const original = desk.baseModel;
    desk.show(original?.id ?? null);
    expect(desk.tweaking.now).toEqual(noTweaks());
    desk.show(desk.open_?.models[0]?.id ?? null);
    desk.tweaking.undo();
    expect(desk.tweaking.now).toEqual(noTweaks());
    expect(desk.tweaking.isChanged).toBe(true);
  });

  it("that give an index another colour are dropped with the palette that they belong to", () => {
    desk.tweaking.recolor(2, "#ffffff");
    desk.tweaking.change({ colors: { kind: "fewer", count: 2 } });
    expect(desk.tweaking.now.recolors).toEqual([]);
  });

  it("that are refused are told, and the next one is tried", async () => {
    host.refusal = { code: "refused", message: "nothing would be left" };
    desk.tweaking.change({ withoutFloaters: true });
    await vi.waitFor(() => expect(desk.trouble?.message).toBe("nothing would be left"));
    desk.tweaking.change({ withoutFloaters: false });
    await vi.waitFor(() => expect(desk.trouble).toBeNull());
  });

  it("are exported as a version: what is seen is what is saved", async () => {
    desk.tweaking.change({ turns: 1 });
    await desk.exports.exportModel();
    const version = desk.open_?.models[0];
    expect(version?.version?.tweaks.turns).toBe(1);
    expect(host.exported).toEqual([version?.id]);
  });

  it("never make Voxelize take a version for what it would build", async () => {
    desk.tweaking.change({ size: 16 });
    await desk.saveVersion();
    await desk.voxelize();
    expect(desk.shownModel?.version).toBeNull();
  });
});
