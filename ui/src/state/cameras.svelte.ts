// Cameras that an artist has saved. They last from one launch to the next.

import type { CameraView } from "../bindings/CameraView";
import type { ProjectionStyle } from "../bindings/ProjectionStyle";
import { texts } from "../texts";

const KEPT = "voxelier.cameras";

/** The most that are kept. */
const MOST = 24;

export interface SavedCamera {
  name: string;
  camera: CameraView;
  projection: ProjectionStyle;
}

export class SavedCameras {
  all = $state<SavedCamera[]>([]);
  /** The place of the one that was saved or recalled last. */
  private last = -1;

  constructor(private readonly shelf: Pick<Storage, "getItem" | "setItem"> | null = null) {
    this.all = this.kept();
  }

  get isFull(): boolean {
    return this.all.length >= MOST;
  }

  save(camera: CameraView, projection: ProjectionStyle): void {
    if (this.isFull) return;
    let number = 1;
    const { saved } = texts().camera;
    while (this.all.some(({ name }) => name === saved(number))) number += 1;
    this.all.push({ name: saved(number), camera: { ...camera }, projection });
    this.last = this.all.length - 1;
    this.keep();
  }

  /** The one at a place. */
  recall(place: number): SavedCamera | null {
    const saved = this.all[place];
    if (!saved) return null;
    this.last = place;
    return $state.snapshot(saved);
  }

  /** One after the other, around and around. */
  next(): SavedCamera | null {
    return this.all.length === 0 ? null : this.recall((this.last + 1) % this.all.length);
  }

  rename(place: number, name: string): void {
    const saved = this.all[place];
    if (!saved || name.trim() === "") return;
    saved.name = name.trim();
    this.keep();
  }

  remove(place: number): void {
    this.all.splice(place, 1);
    this.last = Math.min(this.last, this.all.length - 1);
    this.keep();
  }

  private keep(): void {
    this.shelf?.setItem(KEPT, JSON.stringify(this.all));
  }

  /** What an older version kept, or somebody else wrote, is read with care. */
  private kept(): SavedCamera[] {
    try {
      const kept: unknown = JSON.parse(this.shelf?.getItem(KEPT) ?? "[]");
      return Array.isArray(kept) ? kept.filter(isSaved).slice(0, MOST) : [];
    } catch {
      return [];
    }
  }
}

function isSaved(value: unknown): value is SavedCamera {
  if (!isRecord(value) || typeof value["name"] !== "string") return false;
  const { camera, projection } = value;
  if (projection !== "perspective" && projection !== "parallel" && projection !== "isometric") return false;
  if (!isRecord(camera) || typeof camera["framed"] !== "boolean") return false;
  const { target } = camera;
  const numbers = ["yaw", "pitch", "distance", "fieldOfView"].map((name) => camera[name]);
  return (
    numbers.every((number) => typeof number === "number") &&
    Array.isArray(target) &&
    target.length === 3 &&
    target.every((number) => typeof number === "number")
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
