// Radio groups as the keyboard knows them: Tab reaches the chosen one, arrows choose another.

const NEXT = ["ArrowRight", "ArrowDown"];
const BEFORE = ["ArrowLeft", "ArrowUp"];

/** Lets arrows choose among the radio buttons in an element. */
export function arrows(group: HTMLElement): { destroy: () => void } {
  const radios = () => [...group.querySelectorAll<HTMLElement>('[role="radio"]')];

  function press(event: KeyboardEvent) {
    const step = Number(NEXT.includes(event.key)) - Number(BEFORE.includes(event.key));
    const all = radios();
    const place = all.indexOf(event.target as HTMLElement);
    if (step === 0 || place < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = all[(place + step + all.length) % all.length];
    next?.focus();
    next?.click();
  }

  function rove() {
    const all = radios();
    const chosen = all.find((radio) => radio.getAttribute("aria-checked") === "true") ?? all[0];
    for (const radio of all) radio.tabIndex = radio === chosen ? 0 : -1;
  }

  const watcher = new MutationObserver(rove);
  watcher.observe(group, { attributeFilter: ["aria-checked"], childList: true, subtree: true });
  group.addEventListener("keydown", press);
  rove();
  return {
    destroy() {
      watcher.disconnect();
      group.removeEventListener("keydown", press);
    },
  };
}
