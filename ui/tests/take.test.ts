import { beforeEach, expect, it, vi } from "vitest";
import type { TakeOrder } from "../src/bindings/TakeOrder";
import type { FakeHost } from "../src/host/fake";
import type { Desk } from "../src/state/desk.svelte";
import { withModel } from "./stocked";

const TURN: TakeOrder = { kind: "gif", size: [512, 512], transparent: false, frames: 48, seconds: 4 };
let host: FakeHost;
let desk: Desk;

beforeEach(async () => void ({ host, desk } = await withModel()));

it("a turn tells how far it is while it is drawn, and where it is when it is done", async () => {
  let finish = () => {};
  host.drawing = new Promise((done) => (finish = done));
  const made = desk.exports.takePicture(TURN);
  await vi.waitFor(() => expect(desk.exports.taking).toBe(0.5));
  expect(await desk.exports.takePicture(TURN)).toBe(false);
  finish();
  expect(await made).toBe(true);
  expect([desk.exports.taking, desk.notice]).toEqual([null, "Saved /home/ann/Pictures/chest.gif"]);
  expect(host.taken).toEqual([TURN]);
});

it("a turn that is cancelled leaves no notice", async () => {
  let finish = () => {};
  host.drawing = new Promise((done) => (finish = done));
  const made = desk.exports.takePicture(TURN);
  await desk.exports.cancelPicture();
  finish();
  expect(await made).toBe(false);
  expect(desk.notice).toBeNull();
});

it("one that is refused says why", async () => {
  host.refusal = { code: "refused", message: "a turn has 2 frames at least" };
  expect(await desk.exports.takePicture({ ...TURN, frames: 1 })).toBe(false);
  expect(desk.trouble?.message).toBe("a turn has 2 frames at least");
});
