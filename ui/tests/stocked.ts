import { FakeHost } from "../src/host/fake";
import { Desk } from "../src/state/desk.svelte";
import { defaultOptions } from "../src/state/options";

/** A desk with a model of a chest on its stage. */
export async function withModel(): Promise<{ host: FakeHost; desk: Desk }> {
  const host = new FakeHost();
  const generation = host.make("a chest", 7);
  host.draw(generation);
  host.build(generation, 0, defaultOptions());
  const desk = new Desk(host);
  await desk.open();
  return { host, desk };
}
