// What hands do on the stage, as input for the viewport: wheels, trackpads and the keys of a focused stage.

import type { Input } from "../bindings/Input";

/** One notch of a mouse's wheel, as web views count it beside pixels. */
const NOTCH = 120;

/** Pixels of two fingers that come apart, for as much as one notch. */
const PINCH = 12;

/** Degrees of a turn by one press of an arrow key. */
const DEGREES = 10;

export interface Wheel {
  deltaX: number;
  deltaY: number;
  ctrlKey: boolean;
  /** Notches times 120; old, but the only number that doesn't depend on the size of the page. */
  wheelDeltaX?: number;
  wheelDeltaY?: number;
}

/**
 * A mouse's wheel zooms at the pointer. Two fingers on a trackpad move the model; that they are fingers shows in fine or
 * slanted steps. Fingers that pinch come as a wheel with Ctrl.
 */
export function readWheel(event: Wheel, height: number, x: number, y: number): Input {
  const notches = notchesOf(event);
  if (notches !== null) return { type: "zoom", steps: notches, x, y };
  if (event.ctrlKey) return { type: "zoom", steps: -event.deltaY / PINCH, x, y };
  return { type: "pan", dx: -event.deltaX / height, dy: -event.deltaY / height };
}

/** Notches of a mouse's wheel, away from the person; `null` where it is no mouse. */
function notchesOf({ deltaX, deltaY, wheelDeltaX = 0, wheelDeltaY = 0 }: Wheel): number | null {
  // With Shift held, some systems turn the wheel to the side.
  const turned = deltaY === 0 ? wheelDeltaX : deltaX === 0 ? wheelDeltaY : 0;
  return turned !== 0 && turned % NOTCH === 0 ? turned / NOTCH : null;
}

/** Arrows turn, with Shift they move; plus and minus zoom at the middle. `null` where the key means nothing here. */
export function readKey({ key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">): Input | null {
  if (key === "+" || key === "=") return { type: "zoom", steps: 1, x: 0.5, y: 0.5 };
  if (key === "-" || key === "_") return { type: "zoom", steps: -1, x: 0.5, y: 0.5 };
  const arrow = ARROWS[key];
  if (!arrow) return null;
  const share = shiftKey ? 0.05 : DEGREES / 180;
  return { type: shiftKey ? "pan" : "orbit", dx: arrow[0] * share, dy: arrow[1] * share };
}

export const ARROWS: Record<string, [number, number] | undefined> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
