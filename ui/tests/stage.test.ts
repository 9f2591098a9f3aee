import { describe, expect, it } from "vitest";
import type { CameraView } from "../src/bindings/CameraView";
import type { Input } from "../src/bindings/Input";
import { SavedCameras } from "../src/state/cameras.svelte";
import { Stage } from "../src/state/stage.svelte";

const camera: CameraView = {
  yaw: 35,
  pitch: 26,
  distance: 80,
  target: [8, 9, 10],
  fieldOfView: 30,
  framed: true,
};

function shelf() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
}

function open() {
  const sent: Input[] = [];
  const waiting: (() => void)[] = [];
  const stage = new Stage(
    (input) => sent.push(input),
    shelf(),
    (act) => waiting.push(act),
  );
  const draw = () => waiting.splice(0).forEach((act) => act());
  stage.hear({ type: "camera", camera });
  return { stage, sent, draw };
}

describe("the stage", () => {
  it("tells of the pointer once for each time that the page is drawn, and never where it has left", () => {
    const { stage, sent, draw } = open();
    stage.point(0.1, 0.1);
    stage.point(0.2, 0.3);
    draw();
    expect(sent).toEqual([{ type: "point", x: 0.2, y: 0.3 }]);
    stage.point(0.4, 0.4);
    stage.leave();
    draw();
    expect(sent.slice(1)).toEqual([{ type: "leave" }]);
  });

  it("begins a beauty render, tells how far it is, and shows the plain picture again", () => {
    const { stage, sent } = open();
    stage.toggleBeauty();
    stage.hear({ type: "beauty", progress: { samples: 16, of: 256, secondsLeft: 40 } });
    expect(stage.beauty?.samples).toBe(16);
    stage.toggleBeauty();
    expect(sent).toEqual([
      { type: "beauty", on: true },
      { type: "beauty", on: false },
    ]);
    stage.hear({ type: "beauty", progress: null });
    expect(stage.beauty).toBeNull();
  });

  it("takes a colour from the model, and lets it go again, but takes none from a model beside", () => {
    const { stage } = open();
    const voxel = {
      position: [1, 2, 3] as [number, number, number],
      index: 7,
      color: "#102030",
      beside: false,
    };
    stage.hear({ type: "picked", voxel });
    expect(stage.style.now.highlight).toBe(7);
    stage.hear({ type: "picked", voxel: { ...voxel, index: 9, beside: true } });
    stage.hear({ type: "picked", voxel: null });
    expect(stage.style.now.highlight).toBe(7);
    stage.hear({ type: "picked", voxel });
    expect(stage.style.now.highlight).toBeNull();
  });

  it("keeps all of the model in view through a new angle, but not through a new distance", () => {
    const { stage, sent } = open();
    stage.setCamera({ yaw: 90 });
    stage.setCamera({ distance: 20 });
    expect(sent).toEqual([
      { type: "camera", camera: { ...camera, yaw: 90 }, smooth: false },
      { type: "camera", camera: { ...camera, distance: 20, framed: false }, smooth: false },
    ]);
  });

  it("turns nothing that nobody sees", () => {
    const { stage, sent } = open();
    stage.hide(true);
    expect(sent).toEqual([]);
    stage.style.toggle("turns");
    sent.length = 0;
    stage.hide(true);
    stage.hide(false);
    expect(sent).toMatchObject([{ style: { turns: false } }, { style: { turns: true } }]);
    expect(stage.style.now.turns).toBe(true);
  });

  it("saves cameras and brings them back with their projection", () => {
    const { stage, sent } = open();
    stage.style.set({ projection: "parallel" });
    stage.recall(stage.cameras.next());
    stage.saveCamera();
    stage.hear({ type: "camera", camera: { ...camera, yaw: 0, framed: false } });
    stage.style.set({ projection: "perspective" });
    stage.saveCamera();
    sent.length = 0;
    stage.recall(stage.cameras.next());
    expect(stage.style.now.projection).toBe("parallel");
    expect(sent.at(-1)).toEqual({ type: "camera", camera, smooth: true });
    stage.recall(stage.cameras.next());
    expect(sent.at(-1)).toMatchObject({ camera: { yaw: 0, framed: false } });
  });
});

describe("saved cameras", () => {
  it("last, under the names that they are given", () => {
    const kept = shelf();
    const cameras = new SavedCameras(kept);
    cameras.save(camera, "isometric");
    cameras.save(camera, "perspective");
    cameras.rename(0, " From the door ");
    cameras.rename(1, " ");
    const again = new SavedCameras(kept);
    expect(again.all.map(({ name }) => name)).toEqual(["From the door", "Camera 2"]);
    again.remove(0);
    again.save(camera, "parallel");
    expect(new SavedCameras(kept).all.map(({ name }) => name)).toEqual(["Camera 2", "Camera 1"]);
  });

  it("that make no sense are left out", () => {
    for (const nonsense of [
      "{",
      "7",
      '{"a":1}',
      '[{"name":"x"}]',
      '[{"name":"x","projection":"parallel","camera":{"framed":true,"target":[1,2]}}]',
    ]) {
      expect(new SavedCameras({ getItem: () => nonsense, setItem: () => {} }).all).toEqual([]);
    }
  });
});
