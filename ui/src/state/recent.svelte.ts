// What was done last, by its ids, the newest first. It lasts from one launch to the next.

import type { Shelf } from "./choice.svelte";

const KEPT = "voxelier.recent";

/** The most that are kept. */
const MOST = 6;

export class Recent {
  ids = $state<string[]>([]);

  constructor(private readonly shelf: Shelf | null) {
    try {
      const kept: unknown = JSON.parse(shelf?.getItem(KEPT) ?? "[]");
      if (Array.isArray(kept)) this.ids = kept.filter((one) => typeof one === "string").slice(0, MOST);
    } catch {
      // It is no JSON: nothing was done yet.
    }
  }

  add(id: string): void {
    this.ids = [id, ...this.ids.filter((one) => one !== id)].slice(0, MOST);
    this.shelf?.setItem(KEPT, JSON.stringify(this.ids));
  }

  /** More for what was done later; 0 for what wasn't. */
  rank(id: string): number {
    const place = this.ids.indexOf(id);
    return place < 0 ? 0 : MOST - place;
  }
}
