import { beforeEach, describe, expect, it, vi } from "vitest";
import { FakeHost } from "../src/host/fake";
import { dragOut } from "../src/parts/dragOut";
import { Desk } from "../src/state/desk.svelte";
import { defaultOrder, Exports } from "../src/state/exports.svelte";
import { defaultOptions } from "../src/state/options";
import { withModel } from "./stocked";

/** A shelf in memory. */
function shelf(kept: string | null = null) {
  let text = kept;
  return { getItem: () => text, setItem: (_name: string, value: string) => void (text = value) };
}

describe("what was chosen last", () => {
  it("is there the next time", () => {
    const kept = shelf();
    new Exports(new Desk(new FakeHost()), kept).choose({ format: "obj", scale: 0.1, texture: true });
    const next = new Exports(new Desk(new FakeHost()), kept);
    expect(next.order).toEqual({ ...defaultOrder(), format: "obj", scale: 0.1, texture: true });
  });

  it.each(["", "no JSON", "7", "null", '{"format":"stl","scale":0,"pivot":"top","merged":"yes"}'])(
    "is forgotten where it makes no sense: %s",
    (text) => {
      expect(new Exports(new Desk(new FakeHost()), shelf(text)).order).toEqual(defaultOrder());
    },
  );
});

describe("a model that leaves", () => {
  let host: FakeHost;
  let desk: Desk;

  beforeEach(async () => void ({ host, desk } = await withModel()));

  it("is made as was ordered, and the page knows where it is", async () => {
    desk.exports.choose({ format: "qb", pivot: "corner" });
    expect(await desk.exports.exportAs()).toBe(true);
    expect(host.exportedAs).toEqual([{ ...defaultOrder(), format: "qb", pivot: "corner" }]);
    expect(desk.exports.saved).toBe("/home/ann/Models/a-rustic-wooden-treasure-chest.qb");
    await desk.exports.showInFolder(desk.exports.saved ?? "");
    expect(host.handedOn).toEqual([desk.exports.saved]);
  });

  it("is a version first where it was changed: what is seen is what leaves", async () => {
    desk.tweaking.change({ size: 12 });
    await desk.exports.openInMagicaVoxel();
    const [version] = desk.open_?.models ?? [];
    expect(version?.version?.tweaks.size).toBe(12);
    expect(host.handedOn).toEqual([version?.id]);
  });

  it("that can't leave says why, and the dialog stays", async () => {
    host.refusal = { code: "refused", message: "the model's surface has too many faces" };
    expect(await desk.exports.exportAs()).toBe(false);
    expect(desk.trouble?.message).toBe("the model's surface has too many faces");
    host.refusal = { code: "refused", message: "no file manager answers on this system" };
    await desk.exports.showInFolder("/home/ann/chest.glb");
    expect(desk.trouble?.message).toBe("no file manager answers on this system");
  });
});

describe("a history as a file", () => {
  let host: FakeHost;
  let desk: Desk;

  beforeEach(async () => {
    host = new FakeHost();
    host.draw(host.make("a chest", 7));
    host.draw(host.make("a tower", 7));
    desk = new Desk(host);
    await desk.open();
  });

  it("holds what is selected, or all", async () => {
    await desk.archives.exportHistory(["g1"]);
    await desk.archives.exportHistory(null);
    expect(host.carried).toEqual([["g1"], ["g2", "g1"]]);
    expect(desk.exports.saved).toBe("/home/ann/voxelier-2.zip");
    expect(desk.archives.isCarrying).toBe(false);
  });

  it("that comes in is listed, and the page says what was new", async () => {
    await desk.archives.importHistory();
    expect(desk.history.row(0)?.prompt).toBe("a tower from elsewhere");
    expect(desk.notice).toBe("Taken in: 1 new, 0 completed, and 2 known already");
  });

  it("that is dropped on the window comes in, too", async () => {
    await desk.intake.openFiles(["/home/ann/voxelier-3.ZIP"]);
    expect(desk.history.total).toBe(3);
  });

  it("that is no history says so, and others can be tried", async () => {
    host.refusal = { code: "refused", message: "this is no zip file that can be read" };
    await desk.archives.importHistory();
    expect([desk.trouble?.message, desk.archives.isCarrying]).toEqual([
      "this is no zip file that can be read",
      false,
    ]);
  });
});

it("files that the program was started with are opened, also by a further start", async () => {
  const host = new FakeHost();
  host.arrivals = ["/home/ann/chest.vox"];
  const desk = new Desk(host);
  await desk.open();
  await vi.waitFor(() => expect(desk.open_?.source?.path).toBe("/home/ann/chest.vox"));
  host.arrive(["/home/ann/tower.vox"]);
  await vi.waitFor(() => expect(desk.open_?.source?.path).toBe("/home/ann/tower.vox"));
  expect(host.arrivals).toEqual([]);
});

describe("a model that is dragged out of the window", () => {
  it("is no file that comes in, while it is over the window", async () => {
    const host = new FakeHost();
    const generation = host.make("a chest", 7);
    host.draw(generation);
    const model = host.build(generation, 0, defaultOptions());
    const desk = new Desk(host);
    await desk.open();
    let letGo = () => {};
    host.dragging = new Promise((done) => (letGo = done));
    const dragged = desk.exports.dragOut();
    await vi.waitFor(() => expect(host.handedOn).toEqual([model.id]));
    host.drag({ type: "over" });
    host.drag({ type: "dropped", paths: ["/home/ann/handed-out/chest.vox"] });
    expect([desk.filesOver, host.generations.length]).toEqual([false, 1]);
    letGo();
    await dragged;
    host.drag({ type: "over" });
    expect(desk.filesOver).toBe(true);
  });

  it("is one that is pressed and moved; a press alone is a click", () => {
    const button = document.createElement("button");
    document.body.append(button);
    const dragged = vi.fn();
    const clicked = vi.fn();
    const action = dragOut(button, dragged);
    document.body.addEventListener("click", clicked);
    const send = (type: string, x: number) =>
      button.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0, buttons: 1, clientX: x }));
    send("pointerdown", 10);
    send("pointermove", 12);
    send("click", 12);
    expect([dragged.mock.calls.length, clicked.mock.calls.length]).toEqual([0, 1]);
    send("pointerdown", 10);
    send("pointermove", 30);
    send("pointermove", 40);
    send("click", 40);
    expect([dragged.mock.calls.length, clicked.mock.calls.length]).toEqual([1, 1]);
    action.destroy();
    send("pointerdown", 10);
    send("pointermove", 40);
    expect(dragged).toHaveBeenCalledTimes(1);
    button.remove();
  });
});
