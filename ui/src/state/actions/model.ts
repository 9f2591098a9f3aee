// What is done with the model that is there.

import { texts } from "../../texts";
import { action, type Action, type Page } from "./action";

export function modelling({ desk }: Page): Action[] {
  const t = texts();
  const { tweaking } = desk;
  const applies = () => desk.model !== null;
  return [
    action("tweak", t.actions.tweak, {
      keys: ["T"],
      applies,
      run: () => (desk.isTweaking = !desk.isTweaking),
    }),
    action("save-version", t.create.saveVersion, {
      keys: ["Ctrl+S"],
      applies: () => applies() && tweaking.isChanged,
      run: () => desk.saveVersion(),
    }),
    action("undo", t.tweaks.undo, {
      keys: ["Ctrl+Z"],
      applies: () => applies() && tweaking.canUndo,
      run: () => tweaking.undo(),
    }),
    action("redo", t.tweaks.redo, {
      keys: ["Ctrl+Shift+Z", "Ctrl+Y"],
      applies: () => applies() && tweaking.canRedo,
      run: () => tweaking.redo(),
    }),
    action("mirror", t.tweaks.mirror, {
      applies,
      run: () => tweaking.change({ mirrored: !tweaking.now.mirrored }),
    }),
    action("turn-left", t.tweaks.turnLeftHint, { applies, run: () => tweaking.turn(1) }),
    action("turn-right", t.tweaks.turnRightHint, { applies, run: () => tweaking.turn(-1) }),
    action("original", t.tweaks.originalHint, { applies, run: () => tweaking.reset() }),
    action("export", t.model.export, {
      keys: ["Ctrl+Shift+E"],
      applies,
      run: () => desk.exports.exportModel(),
    }),
    action("export-as", t.exports.exportAs, {
      keys: ["Ctrl+Alt+E"],
      applies,
      run: () => (desk.dialog = "export"),
    }),
    action("magicavoxel", t.exports.openInMagicaVoxel, {
      keys: ["Ctrl+M"],
      applies,
      run: () => desk.exports.openInMagicaVoxel(),
    }),
    action("picture", t.model.pictureHint, {
      keys: ["Ctrl+P"],
      applies,
      run: () => (desk.dialog = "picture"),
    }),
  ];
}
