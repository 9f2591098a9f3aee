// Keys as the registry of actions names them: "Ctrl+Shift+Z", "F", "?", "Shift+Digit1", "Numpad7".

/** What a press of a key tells. */
export type Press = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey">;

/** Names of places on the keyboard, whatever is written there. */
const PLACE = /^(Digit|Numpad)/;

/** Whether a press is of a place on the keyboard, such as `Shift+Digit1`; these go before what is written on keys. */
export function isPlace(keys: string): boolean {
  return PLACE.test(keys.split("+").at(-1) ?? "");
}

/** Whether these keys are pressed. Ctrl is also the command key of a Mac. */
export function isPressed(keys: string, event: Press): boolean {
  const parts = keys === "+" ? ["+"] : keys.split("+");
  const wanted = parts.at(-1) ?? "";
  const has = (name: string) => parts.slice(0, -1).includes(name);
  if ((event.ctrlKey || event.metaKey) !== has("Ctrl") || event.altKey !== has("Alt")) return false;
  if (PLACE.test(wanted)) return event.code === wanted && event.shiftKey === has("Shift");
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  if (key !== wanted.toLowerCase()) return false;
  // Signs are where each keyboard has them, with Shift or without.
  return event.shiftKey === has("Shift") || /^[^\p{L}\p{N}\s]$/u.test(wanted);
}

/** Whether a key press belongs to a field rather than to the page. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("dialog")) return true;
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return true;
  return (
    target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type)
  );
}
