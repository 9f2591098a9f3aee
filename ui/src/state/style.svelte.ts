// What of the model is drawn, and how: toggles with MagicaVoxel's keys. It lasts from one launch to the next.

import type { Style } from "../bindings/Style";

const KEPT = "voxelier.style";

/** The toggles, and the keys that switch them. */
export const TOGGLES = [
  { name: "edges", keys: ["Ctrl+E"] },
  { name: "grid", keys: ["Ctrl+G"] },
  { name: "ground", keys: ["Ctrl+U"] },
  { name: "shadow", keys: ["Ctrl+W"] },
  { name: "plain", keys: ["Ctrl+B"] },
  { name: "wireframe", keys: [] },
  { name: "turns", keys: [] },
] as const;

export type Toggle = (typeof TOGGLES)[number]["name"];

export function defaultStyle(): Style {
  return {
    edges: false,
    grid: false,
    ground: true,
    shadow: true,
    wireframe: false,
    plain: false,
    turns: false,
    projection: "perspective",
    slices: whole(),
    highlight: null,
  };
}

function whole(): Style["slices"] {
  return [
    [0, 1],
    [0, 1],
    [0, 1],
  ];
}

export class StageStyle {
  now = $state<Style>(defaultStyle());

  /** `changed` is told every change; `shelf` keeps the toggles. */
  constructor(
    private readonly changed: (style: Style) => void,
    private readonly shelf: Pick<Storage, "getItem" | "setItem"> | null = null,
  ) {
    this.now = { ...defaultStyle(), ...this.kept() };
  }

  toggle(name: Toggle): void {
    this.set({ [name]: !this.now[name] });
  }

  set(change: Partial<Style>): void {
    this.now = { ...this.now, ...change };
    this.keep();
    this.changed($state.snapshot(this.now));
  }

  /** Shows where a colour is, or, told the same one again, no longer. */
  highlight(index: number): void {
    this.set({ highlight: this.now.highlight === index ? null : index });
  }

  /** One end of what is shown along an axis; the other end gives way. */
  slice(axis: 0 | 1 | 2, end: 0 | 1, share: number): void {
    const slices = $state.snapshot(this.now.slices);
    slices[axis][end] = share;
    if (slices[axis][0] > slices[axis][1]) slices[axis][end === 0 ? 1 : 0] = share;
    this.set({ slices });
  }

  get isSliced(): boolean {
    return this.now.slices.some(([low, high]) => low > 0 || high < 1);
  }

  /** Another model is shown: what was said of the last one's parts and colours means nothing for it. */
  forgetModel(): void {
    if (this.isSliced || this.now.highlight !== null) this.set({ slices: whole(), highlight: null });
  }

  private keep(): void {
    const { edges, grid, ground, shadow, wireframe, plain, turns, projection } = this.now;
    const kept = { edges, grid, ground, shadow, wireframe, plain, turns, projection };
    this.shelf?.setItem(KEPT, JSON.stringify(kept));
  }

  /** What an older version kept, or somebody else wrote, is read with care. */
  private kept(): Partial<Style> {
    const found: Partial<Style> = {};
    try {
      const kept: unknown = JSON.parse(this.shelf?.getItem(KEPT) ?? "{}");
      if (typeof kept !== "object" || kept === null) return found;
      const values = kept as Record<string, unknown>;
      for (const { name } of TOGGLES) if (typeof values[name] === "boolean") found[name] = values[name];
      const projection = values["projection"];
      if (projection === "perspective" || projection === "parallel" || projection === "isometric") {
        found.projection = projection;
      }
    } catch {
      // It is no JSON: the defaults will do.
    }
    return found;
  }
}
