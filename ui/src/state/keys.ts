// Single keys act on the page only where nobody is writing.

import type { ViewName } from "./views";

/** Whether a key press belongs to a field or a dialog rather than to the page. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("dialog")) return true;
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return true;
  return (
    target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type)
  );
}

/** What a key means for the stage, wherever the focus is. */
export type Command =
  | { type: "frame" }
  | { type: "frameSelection" }
  | { type: "saveCamera" }
  | { type: "nextCamera" }
  | { type: "look"; view: ViewName };

/** The number pad looks as Blender's does; with Shift, so do the digits in their order. */
const BY_CODE: Record<string, ViewName | undefined> = {
  Numpad0: "iso",
  Numpad1: "front",
  Numpad3: "right",
  Numpad7: "top",
  "Shift+Digit1": "front",
  "Shift+Digit2": "right",
  "Shift+Digit3": "back",
  "Shift+Digit4": "left",
  "Shift+Digit5": "top",
  "Shift+Digit6": "bottom",
  "Shift+Digit7": "iso",
  "Ctrl+Numpad1": "back",
  "Ctrl+Numpad3": "left",
  "Ctrl+Numpad7": "bottom",
};

/** F frames; 5, 7 and 8 recentre, save and load the camera as in MagicaVoxel. */
export function commandOf(
  event: Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey">,
): Command | null {
  if (event.altKey || event.metaKey) return null;
  const view = BY_CODE[`${event.ctrlKey ? "Ctrl+" : ""}${event.shiftKey ? "Shift+" : ""}${event.code}`];
  if (view) return { type: "look", view };
  if (event.ctrlKey) return null;
  if (event.key.toLowerCase() === "f") return { type: event.shiftKey ? "frameSelection" : "frame" };
  if (event.code === "NumpadDecimal") return { type: "frameSelection" };
  if (event.key === "5") return { type: "frame" };
  if (event.key === "7") return { type: "saveCamera" };
  if (event.key === "8") return { type: "nextCamera" };
  return null;
}
