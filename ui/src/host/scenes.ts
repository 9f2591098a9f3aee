// What a plain browser shows: believable content in every state that an artist can meet. The part after the `#` of the
// address names one; `?viewport=ws://…` names a socket that draws.

import type { GenerationView } from "../bindings/GenerationView";
import type { RunView } from "../bindings/RunView";
import type { ServiceView } from "../bindings/ServiceView";
import type { TroubleView } from "../bindings/TroubleView";
import { defaultOptions } from "../state/options";
import { FakeHost } from "./fake";

/** How long a run has waited or worked, in milliseconds. */
const TIMES = { delayMs: 1820, executionMs: 12_400 };

/** Each gets a host with a few generations in its history. */
const SCENES = {
  model: () => {},
  empty: (host) => (host.generations = []),
  loading: (host) => (host.listing = new Promise(() => {})),
  many: (host) => host.fill(100_000),
  drawing: (host) => void begin(host, { phase: "running", ...TIMES }),
  candidates: (host) => host.draw(begin(host, {})),
  building: (host) => build(host, { phase: "running", ...TIMES }),
  queue: (host) => {
    build(host, { phase: "running", ...TIMES, usualMs: 30_000 });
    build(host, { phase: "running", ...TIMES, usualMs: 9000 });
    Object.assign(host.make("ein blauer Drache auf einem Turm", null).runs[0] ?? {}, { usualMs: 24_000 });
  },
  waiting: (host) => build(host, { phase: "queued", delayMs: 754_000 }),
  photo: (host) => photo(host),
  looking: (host) => {
    host.looking = new Promise(() => {});
    photo(host);
  },
  metered: (host) => meter(host, 12),
  trash: (host) => {
    host.fill(6);
    for (const one of host.generations.slice(3)) one.trashedAt = Date.now();
  },
  tagged: (host) => {
    for (const [place, one] of host.generations.entries()) {
      one.starred = place === 0;
      one.tags = ["castle kit", "for the trailer"].slice(place);
    }
  },
  unlisted: (host) => {
    host.listGenerations = () =>
      Promise.reject({ code: "internal", message: "the library's database failed: disk I/O error" });
  },
  // What can be in the way, by the codes of HTTP where there are any.
  401: (host) =>
    build(host, { phase: "submitting", trouble: { code: "signIn", message: "this service needs a token" } }),
  402: (host) => {
    meter(host, 0);
    fail(host, { code: "outOfTokens", message: "this account has no tokens left" });
  },
  403: (host) => fail(host, { code: "noBalance", message: "this account has no balance record" }),
  404: (host) => fail(host, { code: "jobLost", message: "there is no such job" }),
  429: (host) =>
    build(host, {
      phase: "submitting",
      retryAt: Date.now() + 8500,
      trouble: { code: "busy", message: "too many requests: the next one is taken in 9 s" },
    }),
  502: (host) => fail(host, { code: "failed", message: "the generator stopped without a result" }),
  offline: (host) =>
    build(host, {
      phase: "queued",
      retryAt: Date.now() + 14_000,
      trouble: { code: "offline", message: "voxels.example can't be reached: connection refused" },
    }),
  unconfirmed: (host) => fail(host, { code: "unconfirmed", message: "the answer never came" }, "unconfirmed"),
  disk: (host) => fail(host, { code: "disk", message: "no space left on device" }),
} satisfies Record<string, (host: FakeHost) => void>;

export type SceneName = `${keyof typeof SCENES}`;

/** The host that an address asks for. */
export function sceneOf({ hash, search }: Pick<Location, "hash" | "search">): FakeHost {
  const host = new FakeHost();
  host.viewport = new URLSearchParams(search).get("viewport");
  const prompts = ["a rustic wooden treasure chest", "ein blauer Drache", "a castle on a floating island"];
  for (const [place, prompt] of prompts.entries()) {
    const generation = host.make(prompt, 1000 + place);
    generation.createdAt = Date.now() - (prompts.length - place) * 3_600_000;
    host.draw(generation);
    host.build(generation, 0, { ...defaultOptions(), voxelSize: 16 * (place + 1) });
  }
  const scene = (SCENES as Record<string, ((host: FakeHost) => void) | undefined>)[hash.slice(1)];
  scene?.(host);
  return host;
}

/** A generation whose images are on their way, so. */
function begin(host: FakeHost, change: Partial<RunView>): GenerationView {
  const generation = host.make("a green sword with a crystal", null);
  Object.assign(generation.runs[0] ?? {}, change);
  return generation;
}

/** A generation whose model is on its way, so. */
function build(host: FakeHost, change: Partial<RunView>): void {
  const generation = begin(host, {});
  host.draw(generation);
  generation.runs.unshift({ ...host.runOf(generation, 1, defaultOptions()), ...change });
}

/** A generation whose model did not come. */
function fail(host: FakeHost, trouble: TroubleView, phase: RunView["phase"] = "failed"): void {
  build(host, { phase, trouble });
}

function photo(host: FakeHost): void {
  const generation = host.make("my robot", null);
  generation.source = {
    kind: "picture",
    path: "/home/ann/Pictures/my robot.png",
    picture: `${generation.id}-photo`,
  };
  generation.runs = [];
}

/** A service that meters, with so many tokens left. */
function meter(host: FakeHost, balance: number): void {
  const service: ServiceView = {
    kind: "remote",
    name: "Voxels",
    url: "https://voxels.example",
    hasToken: true,
    balance,
  };
  host.settings = { ...host.settings, service, services: [service] };
}
