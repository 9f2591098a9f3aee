// Changes of the model on the stage: seen at once, kept only when they are saved as a version, undone step by step.
// What is sent is always all changes of the model as it was received, so that a lost or a late answer harms nothing.

import type { ModelView } from "../bindings/ModelView";
import type { TweakedView } from "../bindings/TweakedView";
import type { Tweaks } from "../bindings/Tweaks";
import type { Host } from "../host";

export function noTweaks(): Tweaks {
  return {
    size: null,
    withoutFloaters: false,
    inside: { kind: "asIs" },
    colors: { kind: "asIs" },
    recolors: [],
    mirrored: false,
    turns: 0,
  };
}

/** Changes of one value so soon after each other, in milliseconds, are one step back. */
const ONE_STEP = 700;

type Steps = { past: Tweaks[]; future: Tweaks[] };

export class Tweaking {
  now = $state<Tweaks>(noTweaks());
  /** What the model is with the changes; `null` while it is as its file has it. */
  seen = $state<TweakedView | null>(null);
  private model = $state<ModelView | null>(null);
  /** Steps of each model that was changed since the app opened. */
  private all = $state<Record<string, Steps>>({});
  private last = { part: "", at: 0 };
  private isAsking = false;

  constructor(
    private readonly host: Host,
    private readonly attempt: (work: () => Promise<void>) => Promise<boolean>,
  ) {}

  /** Another model is on the stage. */
  open(model: ModelView | null): void {
    this.model = model;
    this.now = model?.version?.tweaks ?? noTweaks();
    this.seen = null;
    this.last = { part: "", at: 0 };
  }

  /** Whether the stage shows what no file has yet. */
  get isChanged(): boolean {
    return this.model !== null && !same(this.now, this.model.version?.tweaks ?? noTweaks());
  }

  get canUndo(): boolean {
    return (this.all[this.base]?.past.length ?? 0) > 0;
  }

  get canRedo(): boolean {
    return (this.all[this.base]?.future.length ?? 0) > 0;
  }

  change(change: Partial<Tweaks>): void {
    if (!this.model) return;
    const next = { ...$state.snapshot(this.now), ...change };
    // Colours that were given to indices mean nothing in another palette.
    if (change.colors && !same(change.colors, this.now.colors)) next.recolors = [];
    if (same(next, this.now)) return;
    const part = Object.keys(change).join();
    const at = Date.now();
    const isOneStep = part === this.last.part && at - this.last.at < ONE_STEP;
    if (!isOneStep) this.steps.past.push($state.snapshot(this.now));
    this.steps.future = [];
    this.last = { part, at };
    this.now = next;
    void this.ask();
  }

  /** Gives the colour of an index another value. */
  recolor(index: number, color: string): void {
    const others = this.now.recolors.filter((one) => one.index !== index);
    this.change({ recolors: [...others, { index, color }] });
  }

  /** Turns by quarters, counterclockwise from above. */
  turn(quarters: number): void {
    this.last.part = "";
    this.change({ turns: (this.now.turns + quarters + 4) % 4 });
  }

  undo(): void {
    this.step(this.steps.past, this.steps.future);
  }

  redo(): void {
    this.step(this.steps.future, this.steps.past);
  }

  /** Back to the model as it was received; that, too, can be undone. */
  reset(): void {
    this.last.part = "";
    this.change(noTweaks());
  }

  private step(from: Tweaks[], to: Tweaks[]): void {
    const next = from.pop();
    if (!next) return;
    to.push($state.snapshot(this.now));
    this.last.part = "";
    this.now = next;
    void this.ask();
  }

  /** The model as it was received. */
  private get base(): string {
    return this.model?.version?.base ?? this.model?.id ?? "";
  }

  private get steps(): Steps {
    return (this.all[this.base] ??= { past: [], future: [] });
  }

  /** Asks for what is wished now; while an answer is on its way, only the last wish waits. */
  private async ask(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    for (let asked: Tweaks | null = null; this.model && !same(asked, this.now);) {
      const { model } = this;
      asked = $state.snapshot(this.now);
      const tweaks = asked;
      const worked = await this.attempt(async () => {
        const seen = await this.host.tweakModel(model.id, tweaks);
        if (this.model?.id === model.id) this.seen = seen;
      });
      if (!worked) break;
    }
    this.isAsking = false;
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** Keys in one order: rows and forms write them in their own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
