// What an action is.

import type { Desk } from "../desk.svelte";
import type { Panels } from "../panels.svelte";
import type { Stage } from "../stage.svelte";

export const GROUPS = ["make", "model", "stage", "history", "page"] as const;

export interface Action {
  /** Its own, and the same in every language. */
  id: string;
  text: string;
  /** Any of these does it; the first one is told. */
  keys: string[];
  /** Its keys mean it only inside of what this selector names. */
  within?: string;
  /** Its keys mean it also while somebody writes. */
  whileTyping?: boolean;
  /** Whether it can be done now. */
  applies: () => boolean;
  run: () => unknown;
}

/** What actions act on. */
export interface Page {
  desk: Desk;
  stage: Stage;
  panels: Panels;
}

/** An action that can always be done, and has no keys, unless the rest says so. */
export function action(
  id: string,
  text: string,
  rest: Omit<Partial<Action>, "id" | "text"> & Pick<Action, "run">,
): Action {
  return { id, text, keys: [], applies: () => true, ...rest };
}

/** Puts the keyboard into a field, once it is there. */
export function focus(id: string): void {
  setTimeout(() => {
    const field = document.getElementById(id);
    field?.focus();
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
  });
}
