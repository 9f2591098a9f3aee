// Every run that is on its way, whatever is open: the history holds only the pages around what is seen.

import { SvelteMap } from "svelte/reactivity";
import type { GenerationView } from "../bindings/GenerationView";
import type { RunView } from "../bindings/RunView";
import type { Host } from "../host";
import { isOnItsWay } from "./runs";

/** A run that is on its way, and what it is for. */
export interface Job {
  run: RunView;
  generation: GenerationView;
}

export class Queue {
  /** What has runs on their way, by id. */
  private readonly working = new SvelteMap<string, GenerationView>();
  /** The newest revision seen of each generation: answers and events overtake each other. */
  private readonly seen: Record<string, number> = {};

  constructor(
    private readonly host: Host,
    /** Told of each run that comes to rest. */
    private readonly rested: (job: Job) => void,
  ) {}

  /** Lists what is on its way now. */
  async list(): Promise<void> {
    const known = [...this.working.values()];
    const listed = await this.host.listWork();
    // What came to rest unseen is told nobody. What was told of meanwhile is newer than the list.
    for (const { id, revision } of known) {
      const isUntold = this.working.get(id)?.revision === revision;
      if (isUntold && !listed.some((generation) => generation.id === id)) this.working.delete(id);
    }
    for (const generation of listed) this.apply(generation);
  }

  apply(generation: GenerationView): void {
    const { id, revision, runs } = generation;
    if (revision <= (this.seen[id] ?? 0)) return;
    this.seen[id] = revision;
    const before = this.working.get(id)?.runs.filter(isOnItsWay) ?? [];
    if (runs.some(isOnItsWay)) this.working.set(id, generation);
    else this.working.delete(id);
    for (const run of runs) {
      if (!isOnItsWay(run) && before.some((one) => one.id === run.id)) this.rested({ run, generation });
    }
  }

  forget(id: string): void {
    this.working.delete(id);
  }

  /** Oldest first. */
  get jobs(): Job[] {
    const jobs = [...this.working.values()].flatMap((generation) =>
      generation.runs
        .filter(isOnItsWay)
        .reverse()
        .map((run) => ({ run, generation })),
    );
    return jobs.sort((a, b) => a.run.createdAt - b.run.createdAt);
  }

  get isWorking(): boolean {
    return this.working.size > 0;
  }
}
