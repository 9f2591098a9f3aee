// The options of a voxelization, as the form holds them.

import type { MaskWayView } from "../bindings/MaskWayView";
import type { OptionsView } from "../bindings/OptionsView";

/** The contract's defaults. */
export function defaultOptions(): OptionsView {
  return { voxelSize: 32, paletteSize: 32, fill: false, texturing: "textured", color: "surface" };
}

/** Whether two would make the same model of an image. */
export function sameOptions(one: OptionsView, other: OptionsView): boolean {
  const names = Object.keys(defaultOptions()) as (keyof OptionsView)[];
  return names.every((name) => one[name] === other[name]);
}

/** The ways to mask a picture, in the order of the candidates that they make. */
export const MASK_WAYS: MaskWayView[] = ["auto", "ground", "subject", "whole"];
