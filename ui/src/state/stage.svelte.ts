// The stage as the page knows it: what it is told over the viewport's socket, and what can be done there.

import type { BeautyView } from "../bindings/BeautyView";
import type { CameraView } from "../bindings/CameraView";
import type { Input } from "../bindings/Input";
import type { Notice } from "../bindings/Notice";
import type { VoxelView } from "../bindings/VoxelView";
import { SavedCameras, type SavedCamera } from "./cameras.svelte";
import { StageStyle } from "./style.svelte";
import type { Direction } from "./views";

type Shelf = Pick<Storage, "getItem" | "setItem">;

export class Stage {
  readonly style: StageStyle;
  readonly cameras: SavedCameras;
  /** Where the eye is; `null` before the first frame. */
  camera = $state<CameraView | null>(null);
  /** The voxel under the pointer. */
  voxel = $state<VoxelView | null>(null);
  /** How far the beauty render is; `null` where there is none. */
  beauty = $state<BeautyView | null>(null);
  /** Why nothing can be drawn. */
  trouble = $state<string | null>(null);
  /** The model that the next frames show. */
  showing: string | null = null;
  /** The one beside it. */
  beside = $state<string | null>(null);

  /** What lies open beside the stage's tools. */
  panel = $state<"slices" | "camera" | null>(null);

  private pointer: { x: number; y: number } | null = null;

  /** `send` passes input on; `later` does something once, before the page is drawn next. */
  constructor(
    readonly send: (input: Input) => void,
    shelf: Shelf | null = null,
    private readonly later: (act: () => void) => void = (act) => requestAnimationFrame(act),
  ) {
    this.style = new StageStyle((style) => send({ type: "style", style }), shelf);
    this.cameras = new SavedCameras(shelf);
  }

  hear(notice: Notice): void {
    if (notice.type === "trouble") this.trouble = notice.message;
    if (notice.type === "showing") [this.showing, this.beside] = [notice.model, notice.beside];
    if (notice.type === "camera") this.camera = notice.camera;
    if (notice.type === "beauty") this.beauty = notice.progress;
    if (notice.type === "pointed") this.voxel = notice.voxel;
    // Of a model beside, the number is one of another palette.
    if (notice.type === "picked" && notice.voxel && !notice.voxel.beside) {
      this.style.highlight(notice.voxel.index);
    }
  }

  /** The pointer is there; told at most once for each time that the page is drawn. */
  point(x: number, y: number): void {
    const waits = this.pointer !== null;
    this.pointer = { x, y };
    if (waits) return;
    this.later(() => {
      if (this.pointer) this.send({ type: "point", ...this.pointer });
      this.pointer = null;
    });
  }

  /** The pointer is gone, or has something else to do. */
  leave(): void {
    this.pointer = null;
    this.send({ type: "leave" });
  }

  /** Traces paths of light through what is shown, or shows the plain picture again. */
  toggleBeauty(): void {
    this.send({ type: "beauty", on: this.beauty === null });
  }

  /** The page can't be seen, or can again: what nobody sees doesn't turn. */
  hide(hidden: boolean): void {
    const style = $state.snapshot(this.style.now);
    if (style.turns) this.send({ type: "style", style: { ...style, turns: !hidden } });
  }

  /** Opens what lies beside the tools, or closes it. */
  togglePanel(panel: "slices" | "camera"): void {
    this.panel = this.panel === panel ? null : panel;
  }

  look(direction: Direction): void {
    this.send({ type: "look", direction });
  }

  /** Changes some of the camera. Whoever sets a distance or a target no longer wants all of it in view. */
  setCamera(change: Partial<CameraView>): void {
    if (!this.camera) return;
    const framed = this.camera.framed && change.distance === undefined && change.target === undefined;
    this.send({
      type: "camera",
      camera: { ...$state.snapshot(this.camera), framed, ...change },
      smooth: false,
    });
  }

  saveCamera(): void {
    if (this.camera) this.cameras.save($state.snapshot(this.camera), this.style.now.projection);
  }

  recall(saved: SavedCamera | null): void {
    if (!saved) return;
    if (saved.projection !== this.style.now.projection) this.style.set({ projection: saved.projection });
    this.send({ type: "camera", camera: saved.camera, smooth: true });
  }
}
