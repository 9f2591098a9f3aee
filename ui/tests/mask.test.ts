import { render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { FakeHost } from "../src/host/fake";
import Mask from "../src/parts/Mask.svelte";
import { Desk } from "../src/state/desk.svelte";
import { en } from "../src/texts/en";
import { nameOf } from "../src/texts/say";

const PHOTO = "/home/ann/duck.jpg";

/** Lets everything happen that waits for nothing else. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe("the mask of a picture of one's own", () => {
  let host: FakeHost;
  let desk: Desk;
  let find: () => void;

  beforeEach(async () => {
    host = new FakeHost();
    desk = new Desk(host);
    await desk.open();
    host.looking = new Promise((resolve) => (find = resolve));
  });

  it("is looked for as soon as the picture is open, and seen before anything can be built", async () => {
    await desk.intake.openFiles([PHOTO]);
    expect([desk.photo, desk.cutOut, desk.lookingFor]).toEqual(["g1-photo", null, "auto"]);
    expect(desk.canVoxelize).toBe(false);
    find();
    await settle();
    expect(desk.cutOut?.mask).toEqual({ way: "auto", found: "groundAgreed" });
    expect([desk.lookingFor, desk.canVoxelize]).toEqual([null, true]);
  });

  it("can be another one, and what is chosen is what is built", async () => {
    find();
    await desk.intake.openFiles([PHOTO]);
    await settle();
    await desk.mask("whole");
    expect([desk.candidate, desk.cutOut?.picture]).toEqual([3, "g1-whole"]);
    await desk.voxelize();
    expect(desk.running[0]?.candidate).toBe(3);
    // The one before is still there: nobody has to look for it again.
    host.looking = new Promise(() => {});
    await desk.mask("auto");
    expect([desk.candidate, desk.lookingFor]).toEqual([0, null]);
  });

  it("stays as it was where another one can't be found, and says why", async () => {
    find();
    await desk.intake.openFiles([PHOTO]);
    await settle();
    host.refusal = { code: "refused", message: "duck.jpg: this program was built without the mask model" };
    await desk.mask("subject");
    expect([desk.candidate, desk.lookingFor, desk.trouble?.code]).toEqual([0, null, "refused"]);
  });

  it("that comes late leaves the one that was chosen meanwhile alone", async () => {
    await desk.intake.openFiles([PHOTO]);
    const late = host.looking;
    host.looking = Promise.resolve();
    await desk.mask("ground");
    expect(desk.candidate).toBe(1);
    find();
    await late;
    await settle();
    expect(desk.candidate).toBe(1);
    expect(desk.open_?.candidates.length).toBe(2);
  });

  it("is not there for what was made of words", async () => {
    const generation = host.make("a duck", 4);
    host.draw(generation);
    desk.restore(structuredClone(generation));
    await desk.mask("auto");
    expect([desk.photo, desk.cutOut, desk.lookingFor]).toEqual([null, null, null]);
  });

  it("is told on the page, with the ways to choose from", async () => {
    find();
    await desk.intake.openFiles([PHOTO]);
    await settle();
    render(Mask, { desk, photo: "g1-photo" });
    expect(screen.getByTestId("mask-words").textContent?.trim()).toBe(en.masks.found.groundAgreed);
    expect(screen.getByTestId("mask-auto").getAttribute("aria-checked")).toBe("true");
    screen.getByTestId("mask-ground").click();
    await settle();
    expect(screen.getByTestId("mask-words").textContent?.trim()).toBe(en.masks.found.ground);
    expect(screen.getByTestId("kept").getAttribute("src")).toBe(host.pictureUrl("g1-ground"));
  });

  it("tells the models of a picture apart", async () => {
    find();
    await desk.intake.openFiles([PHOTO]);
    const generation = await host.getGeneration("g1");
    const model = host.build(generation, 3, { ...desk.options });
    expect(nameOf(model, 2, generation.source)).toBe("2: whole, size 32, palette 32");
  });
});
