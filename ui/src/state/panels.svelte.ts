// The panels beside the stage: how wide they are and whether they are folded. It lasts from one launch to the next.

import type { Shelf } from "./choice.svelte";

const KEPT = "voxelier.panels";

/** CSS pixels that the stage keeps, however wide the panels were made. */
const STAGE = 300;

interface Limits {
  least: number;
  most: number;
  first: number;
}

export class Panel {
  /** As the artist wants it, in CSS pixels. */
  width = $state(0);
  isFolded = $state(false);

  constructor(
    readonly limits: Limits,
    private readonly changed: () => void,
  ) {
    this.width = limits.first;
  }

  resize(width: number): void {
    this.width = Math.round(Math.min(this.limits.most, Math.max(this.limits.least, width)));
    this.isFolded = false;
    this.changed();
  }

  toggle(): void {
    this.isFolded = !this.isFolded;
    this.changed();
  }

  unfold(): void {
    if (this.isFolded) this.toggle();
  }
}

export class Panels {
  readonly left: Panel;
  readonly right: Panel;

  constructor(private readonly shelf: Shelf | null) {
    const changed = () => this.keep();
    this.left = new Panel({ least: 272, most: 560, first: 320 }, changed);
    this.right = new Panel({ least: 216, most: 560, first: 264 }, changed);
    this.recall();
  }

  /** How wide both are in a window so wide: the stage keeps some room. */
  widths(window: number): [number, number] {
    const wanted = [this.left, this.right].map(({ isFolded, width }) => (isFolded ? 0 : width));
    const [left = 0, right = 0] = wanted;
    const over = Math.max(0, left + right + STAGE - window);
    const spare = [left - this.left.limits.least, right - this.right.limits.least].map((one) =>
      Math.max(0, one),
    );
    const [ofLeft = 0, ofRight = 0] = spare;
    const share = ofLeft + ofRight === 0 ? 0 : Math.min(1, over / (ofLeft + ofRight));
    return [Math.round(left - ofLeft * share), Math.round(right - ofRight * share)];
  }

  private keep(): void {
    const kept = [this.left, this.right].map(({ width, isFolded }) => ({ width, isFolded }));
    this.shelf?.setItem(KEPT, JSON.stringify(kept));
  }

  /** What an older version kept, or somebody else wrote, is read with care. */
  private recall(): void {
    let kept: unknown;
    try {
      kept = JSON.parse(this.shelf?.getItem(KEPT) ?? "[]");
    } catch {
      return;
    }
    if (!Array.isArray(kept)) return;
    for (const [place, panel] of [this.left, this.right].entries()) {
      const one = kept[place] as { width?: unknown; isFolded?: unknown } | null | undefined;
      const { least, most } = panel.limits;
      if (typeof one?.width === "number") panel.width = Math.min(most, Math.max(least, one.width));
      if (typeof one?.isFolded === "boolean") panel.isFolded = one.isFolded;
    }
  }
}
