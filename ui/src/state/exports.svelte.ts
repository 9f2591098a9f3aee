// Models and pictures that leave as files: what was chosen last, what was saved last, and where it goes from there.

import type { ExportOrder } from "../bindings/ExportOrder";
import type { FormatView } from "../bindings/FormatView";
import type { PivotView } from "../bindings/PivotView";
import type { TakeOrder } from "../bindings/TakeOrder";
import { texts } from "../texts";
import type { Desk } from "./desk.svelte";

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
  /** The share of a picture or turn that is drawn, while one is. */
  taking = $state<number | null>(null);
  /** A model is being dragged out of the window: over the window it is no file that comes in. */
  isDragging = false;

  constructor(
    private readonly desk: Desk,
    private readonly shelf: Pick<Storage, "getItem" | "setItem"> | null,
  ) {
    this.order = { ...this.order, ...kept(shelf?.getItem(KEPT)) };
  }

  choose(change: Partial<ExportOrder>): void {
    this.order = { ...this.order, ...change };
    this.shelf?.setItem(KEPT, JSON.stringify(this.order));
  }

  async exportModel(): Promise<void> {
    const model = await this.modelAsSeen();
    if (model !== null) await this.saveAs(async () => this.desk.host.exportModel(model));
  }

  /** Whether there is a file now. */
  async exportAs(): Promise<boolean> {
    const model = await this.modelAsSeen();
    if (model === null) return false;
    return this.saveAs(async () => this.desk.host.exportAs(model, $state.snapshot(this.order)));
  }

  /** Into a folder or another program, while the button is held down. */
  async dragOut(): Promise<void> {
    const model = await this.modelAsSeen();
    if (model === null || this.isDragging) return;
    this.isDragging = true;
    await this.desk.attempt(async () => this.desk.host.dragModel(model));
    this.isDragging = false;
  }

  async showInFolder(path: string): Promise<void> {
    await this.desk.attempt(async () => this.desk.host.showInFolder(path));
  }

  /** Asks where MagicaVoxel is; the settings tell what was chosen. */
  async chooseMagicaVoxel(): Promise<void> {
    await this.desk.attempt(async () => void (await this.desk.host.chooseMagicaVoxel()));
  }

  /** Opens the file that a model was exported to, or else what is seen. */
  async openInMagicaVoxel(path: string | null = null): Promise<void> {
    const model = path === null ? await this.modelAsSeen() : this.desk.model;
    if (model === null) return;
    await this.desk.attempt(async () => void (await this.desk.host.openInMagicaVoxel(model, path)));
  }

  /** Saves what the stage shows. */
  async savePicture(): Promise<boolean> {
    const { host, model } = this.desk;
    return model !== null && this.saveAs(async () => host.savePicture(model));
  }

  /** Draws a picture or a turn of what the stage shows. */
  async takePicture(order: TakeOrder): Promise<boolean> {
    const { host, model } = this.desk;
    if (model === null || this.taking !== null) return false;
    this.taking = 0;
    const isMade = await this.saveAs(async () => host.takePicture(model, order));
    this.taking = null;
    return isMade;
  }

  /** So much of it is drawn. */
  tell(share: number): void {
    if (this.taking !== null) this.taking = share;
  }

  async cancelPicture(): Promise<void> {
    await this.desk.attempt(async () => this.desk.host.cancelPicture());
  }

  /** Whether there is a file now; the page tells where. */
  async saveAs(save: () => Promise<string | null>): Promise<boolean> {
    let path: string | null = null;
    await this.desk.attempt(async () => {
      path = await save();
      if (path === null) return;
      this.saved = path;
      this.desk.notice = texts().notices.saved(path);
    });
    return path !== null;
  }

  /** The model on the stage. What is seen is what leaves: changes become a version first. */
  private async modelAsSeen(): Promise<string | null> {
    await this.desk.saveVersion();
    return this.desk.tweaking.isChanged ? null : this.desk.model;
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
