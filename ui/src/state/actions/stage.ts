// How the model is looked at.

import { texts } from "../../texts";
import { TOGGLES } from "../style.svelte";
import { VIEWS, type ViewName } from "../views";
import { action, focus, type Action, type Page } from "./action";

/** The number pad looks as Blender's does; with Shift, so do the digits in their order. */
const VIEW_KEYS: Record<ViewName, string[]> = {
  iso: ["Shift+Digit7", "Numpad0"],
  front: ["Shift+Digit1", "Numpad1"],
  right: ["Shift+Digit2", "Numpad3"],
  back: ["Shift+Digit3", "Ctrl+Numpad1"],
  left: ["Shift+Digit4", "Ctrl+Numpad3"],
  top: ["Shift+Digit5", "Numpad7"],
  bottom: ["Shift+Digit6", "Ctrl+Numpad7"],
};

/** Other keys are MagicaVoxel's where it has any: 5, 7 and 8 recentre, save and load the camera. */
export function staging({ desk, stage }: Page): Action[] {
  const t = texts();
  const applies = () => desk.model !== null;
  const { cameras, style } = stage;
  return [
    ...(Object.keys(VIEWS) as ViewName[]).map((view) =>
      action(`view-${view}`, t.actions.lookFrom(t.views[view]), {
        keys: VIEW_KEYS[view],
        applies,
        run: () => stage.look(VIEWS[view]),
      }),
    ),
    action("frame", t.viewport.frameHint, {
      keys: ["F", "5"],
      applies,
      run: () => stage.send({ type: "frame" }),
    }),
    action("frame-selection", t.actions.frameSelection, {
      keys: ["Shift+F", "NumpadDecimal"],
      applies,
      run: () => stage.send({ type: "frameSelection" }),
    }),
    action("save-camera", t.camera.save, { keys: ["7"], applies, run: () => stage.saveCamera() }),
    action("next-camera", t.actions.nextCamera, {
      keys: ["8"],
      applies: () => applies() && cameras.all.length > 0,
      run: () => stage.recall(cameras.next()),
    }),
    ...TOGGLES.map(({ name, keys }) =>
      action(`toggle-${name}`, t.actions.toggle(t.stage.toggles[name].text), {
        keys: [...keys],
        applies,
        run: () => style.toggle(name),
      }),
    ),
    ...(["perspective", "parallel", "isometric"] as const).map((projection) =>
      action(
        `projection-${projection}`,
        t.actions.setting(t.stage.projection, t.stage.projections[projection].text),
        {
          applies: () => applies() && style.now.projection !== projection,
          run: () => style.set({ projection }),
        },
      ),
    ),
    action("camera", t.stage.cameraHint, { applies, run: () => stage.togglePanel("camera") }),
    action("slices", t.stage.slicesHint, { applies, run: () => stage.togglePanel("slices") }),
    action("beauty", t.stage.beauty, {
      applies: () => applies() && stage.beside === null,
      run: () => stage.toggleBeauty(),
    }),
    action("compare", t.model.compareWith, {
      applies: () => desk.comparison.choices.length > 0,
      run: () => focus("compare"),
    }),
    action("end-comparison", t.model.compareNothing, {
      keys: ["Escape"],
      applies: () => desk.comparison.model !== null,
      run: () => desk.compare(null),
    }),
  ];
}
