// Models that leave as files: what was chosen last, what was saved last, and where it goes from there.

import type { ExportOrder } from "../bindings/ExportOrder";
import type { FormatView } from "../bindings/FormatView";
import type { PivotView } from "../bindings/PivotView";
import type { TakenView } from "../bindings/TakenView";
import type { Host } from "../host";
import { texts } from "../texts";

const KEPT = "voxelier.export";

export const FORMATS: readonly FormatView[] = ["vox", "voxScene", "glb", "obj", "ply", "qb"];
export const PIVOTS: readonly PivotView[] = ["base", "center", "corner"];

/** How long a voxel's side may be. */
export const SCALES = { least: 0.0001, most: 1000 };

export function defaultOrder(): ExportOrder {
  return { format: "glb", pivot: "base", scale: 1, texture: false, merged: true };
}

/** What a format heeds; a .vox file has neither units nor faces. */
export function heeds(format: FormatView) {
  return {
    pivot: format !== "vox" && format !== "voxScene",
    scale: format === "glb" || format === "obj" || format === "ply",
    texture: format === "glb" || format === "obj",
  };
}

export class Exports {
  /** What was chosen last. */
  order = $state<ExportOrder>(defaultOrder());
  /** The file that was saved last, while the page tells of it. */
  saved = $state<string | null>(null);
  /** A model is being dragged out of the window: over the window it is no file that comes in. */
  isDragging = false;
  /** A history is being written or taken in. */
  isCarrying = $state(false);

  /** `attempt` does something that may be refused, and tells the refusal. */
  constructor(
    private readonly host: Host,
    private readonly attempt: (work: () => Promise<void>) => Promise<boolean>,
    private readonly shelf: Pick<Storage, "getItem" | "setItem"> | null,
  ) {
    this.order = { ...this.order, ...kept(shelf?.getItem(KEPT)) };
  }

  choose(change: Partial<ExportOrder>): void {
    this.order = { ...this.order, ...change };
    this.shelf?.setItem(KEPT, JSON.stringify(this.order));
  }

  async exportAs(model: string): Promise<string | null> {
    return this.host.exportAs(model, $state.snapshot(this.order));
  }

  async drag(model: string): Promise<void> {
    if (this.isDragging) return;
    this.isDragging = true;
    await this.attempt(async () => this.host.dragModel(model));
    this.isDragging = false;
  }

  async showInFolder(path: string): Promise<void> {
    await this.attempt(async () => this.host.showInFolder(path));
  }

  /** Writes generations into a file of their own. */
  async exportHistory(ids: string[]): Promise<string | null> {
    return this.carry(async () => this.host.exportHistory(ids, texts().archives.fileName(ids.length)));
  }

  async importHistory(path: string | null): Promise<TakenView | null> {
    return this.carry(async () => this.host.importHistory(path));
  }

  private async carry<T>(work: () => Promise<T>): Promise<T> {
    this.isCarrying = true;
    try {
      return await work();
    } finally {
      this.isCarrying = false;
    }
  }

  /** Asks where MagicaVoxel is; the settings tell what was chosen. */
  async chooseMagicaVoxel(): Promise<void> {
    await this.attempt(async () => void (await this.host.chooseMagicaVoxel()));
  }

  /** Opens a model, or the file that it was exported to. */
  async openInMagicaVoxel(model: string, path: string | null): Promise<void> {
    await this.attempt(async () => void (await this.host.openInMagicaVoxel(model, path)));
  }
}

/** What makes sense of what was kept. */
function kept(text: string | null | undefined): Partial<ExportOrder> {
  const order: Partial<ExportOrder> = parsed(text);
  const sound: Partial<ExportOrder> = {};
  const { format, pivot, scale, texture, merged } = order;
  if (format && FORMATS.includes(format)) sound.format = format;
  if (pivot && PIVOTS.includes(pivot)) sound.pivot = pivot;
  if (typeof scale === "number" && scale >= SCALES.least && scale <= SCALES.most) sound.scale = scale;
  if (typeof texture === "boolean") sound.texture = texture;
  if (typeof merged === "boolean") sound.merged = merged;
  return sound;
}

function parsed(text: string | null | undefined): object {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
