import { beforeEach, describe, expect, it } from "vitest";
import { FakeHost } from "../src/host/fake";
import { Desk } from "../src/state/desk.svelte";
import { defaultOptions } from "../src/state/options";

describe("a comparison", () => {
  let host: FakeHost;
  let desk: Desk;

  /** A tower with two models and a ship with one; the newer tower is open. */
  beforeEach(async () => {
    host = new FakeHost();
    const ship = host.make("a ship", 2);
    host.draw(ship);
    host.build(ship, 1, defaultOptions());
    const tower = host.make("a tower", 1);
    host.draw(tower);
    host.build(tower, 0, { ...defaultOptions(), voxelSize: 16 });
    host.build(tower, 0, { ...defaultOptions(), voxelSize: 48 });
    desk = new Desk(host);
    await desk.open();
    host.compared.length = 0;
  });

  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it("offers every model but the one that is shown, those of what is open first", () => {
    expect(desk.model).toBe("g2-m2");
    expect(desk.comparison.choices.map(({ prompt, models }) => [prompt, models.map(({ id }) => id)])).toEqual(
      [
        ["a tower", ["g2-m1"]],
        ["a ship", ["g1-m1"]],
      ],
    );
  });

  it("names both models, and the prompt where there are two", async () => {
    expect(desk.comparison.names).toBeNull();
    desk.compare("g2-m1");
    expect(desk.comparison.names?.[0]).toMatch(/^2: image 1, size 48/);
    expect(desk.comparison.names?.[1]).toMatch(/^1: image 1, size 16/);
    desk.compare("g1-m1");
    expect(desk.comparison.names?.[0]).toMatch(/^a tower, 2: /);
    expect(desk.comparison.names?.[1]).toMatch(/^a ship, 1: image 2/);
    await settled();
    expect(host.compared).toEqual(["g2-m1", "g1-m1"]);
  });

  it("ends where its model is shown itself, or deleted, or nothing is shown", async () => {
    desk.compare("g2-m1");
    desk.show("g2-m1");
    expect(desk.comparison.model).toBeNull();
    desk.compare("g1-m1");
    const [, ship] = desk.history.held;
    if (ship) await desk.history.trash([ship.id]);
    expect(desk.comparison.model).toBeNull();
    desk.compare("g2-m2");
    desk.show(null);
    expect(desk.comparison.model).toBeNull();
    await settled();
    expect(host.compared.at(-1)).toBeNull();
  });

  it("ends where the model can't be read", async () => {
    host.refuseComparison = { code: "internal", message: "the file is damaged" };
    desk.compare("g1-m1");
    await settled();
    expect(desk.comparison.model).toBeNull();
    expect(desk.trouble?.message).toBe("the file is damaged");
  });
});

describe("a desk that missed something", () => {
  it("lists what there is again, and looks at what is open", async () => {
    const host = new FakeHost();
    host.draw(host.make("a tower", 1));
    const desk = new Desk(host);
    await desk.open();
    const listen = desk.hear.bind(desk);
    await host.listen(() => {});
    const tower = host.generations[0];
    if (tower) host.build(tower, 0, defaultOptions());
    host.make("a ship", 2);
    listen({ type: "missed" });
    await new Promise((resolve) => setTimeout(resolve));
    expect(desk.history.held.map(({ prompt }) => prompt)).toEqual(["a ship", "a tower"]);
    expect(desk.model).toBe("g1-m1");

    host.generations = [];
    listen({ type: "missed" });
    await new Promise((resolve) => setTimeout(resolve));
    expect([desk.history.total, desk.open_, desk.trouble]).toEqual([0, null, null]);
  });
});
