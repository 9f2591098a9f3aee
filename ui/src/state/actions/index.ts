// Everything that can be done on the page, in one list: out of it come the keys, the sheet that shows them, and the
// palette that finds an action by its words.

import { isPlace, isPressed, isTyping } from "../keys";
import { GROUPS, type Action, type Page } from "./action";
import { remembering } from "./history";
import { making } from "./make";
import { modelling } from "./model";
import { paging } from "./page";
import { staging } from "./stage";

export { GROUPS, type Action, type Page };

/** All of them by their groups, in the language that is chosen now. */
export function actionsOf(page: Page): Record<(typeof GROUPS)[number], Action[]> {
  return {
    make: making(page),
    model: modelling(page),
    stage: staging(page),
    history: remembering(page),
    page: paging(page),
  };
}

/** Does what a press of a key means. */
export function press(actions: Action[], event: KeyboardEvent): void {
  // A key that is held down must not pay again and again, and a dialog has the keyboard for itself.
  if (event.repeat || event.isComposing || document.querySelector("dialog[open]")) return;
  const action = actionFor(actions, event);
  if (!action) return;
  event.preventDefault();
  void action.run();
}

/** The action that a press of a key means, if it means one that can be done now. */
function actionFor(actions: Action[], event: KeyboardEvent): Action | null {
  const { target } = event;
  const isIn = (selector: string) => target instanceof Element && target.closest(selector) !== null;
  const typing = isTyping(event);
  const able = actions.filter(({ within, whileTyping, applies }) => {
    return (whileTyping || !typing) && (!within || isIn(within)) && applies();
  });
  const pressed = (isMeant: (keys: string) => boolean) => (one: Action) =>
    one.keys.some((keys) => isMeant(keys) && isPressed(keys, event));
  // What belongs to a part of the page goes first there; then places on the keyboard go before what is written on them.
  const ranked = able.sort((a, b) => Number(b.within !== undefined) - Number(a.within !== undefined));
  return ranked.find(pressed(isPlace)) ?? ranked.find(pressed((keys) => !isPlace(keys))) ?? null;
}
