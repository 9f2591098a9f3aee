// A press that moves away means to drag; one that doesn't is a click.

/** So far, in pixels, a hand may shake. */
const SHAKE = 6;

/** Calls `drag` once for each press of the main button that moves away, and swallows the click that it would be. */
export function dragOut(element: HTMLElement, drag: () => void) {
  let start: { x: number; y: number } | null = null;
  let isDragged = false;
  const press = (event: PointerEvent) => {
    start = event.button === 0 ? { x: event.clientX, y: event.clientY } : null;
    isDragged = false;
  };
  const move = (event: PointerEvent) => {
    if (!start || (event.buttons & 1) === 0) return;
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) < SHAKE) return;
    start = null;
    isDragged = true;
    drag();
  };
  const click = (event: MouseEvent) => {
    if (isDragged) event.stopImmediatePropagation();
    isDragged = false;
  };
  element.addEventListener("pointerdown", press);
  window.addEventListener("pointermove", move);
  element.addEventListener("click", click, { capture: true });
  return {
    destroy() {
      element.removeEventListener("pointerdown", press);
      window.removeEventListener("pointermove", move);
      element.removeEventListener("click", click, { capture: true });
    },
  };
}
