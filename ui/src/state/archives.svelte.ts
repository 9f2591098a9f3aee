// Histories as files: written here, taken in here or on another machine.

import { texts } from "../texts";
import type { Desk } from "./desk.svelte";
import { EVERYTHING } from "./history.svelte";

export class Archives {
  /** One is being written or taken in. */
  isCarrying = $state(false);

  constructor(private readonly desk: Desk) {}

  /** Writes generations into a file of their own; all that are kept where none are named. */
  async exportHistory(ids: string[] | null): Promise<void> {
    const { host, exports } = this.desk;
    await exports.saveAs(async () => {
      const chosen = ids ?? (await host.matchingGenerations(EVERYTHING));
      return this.carry(async () => host.exportHistory(chosen, texts().archives.fileName(chosen.length)));
    });
  }

  /** Takes in a history from elsewhere; asks for it. */
  async importHistory(): Promise<void> {
    await this.desk.attempt(async () => this.take(null));
  }

  /** Takes in a history; asks for it where no path is given. Rejects where it is refused. */
  async take(path: string | null): Promise<void> {
    const { host, history } = this.desk;
    const taken = await this.carry(async () => host.importHistory(path));
    if (taken === null) return;
    this.desk.notice = texts().archives.imported(taken.fresh, taken.completed, taken.known);
    await history.list();
    void history.learn();
  }

  private async carry<T>(work: () => Promise<T>): Promise<T> {
    this.isCarrying = true;
    try {
      return await work();
    } finally {
      this.isCarrying = false;
    }
  }
}
