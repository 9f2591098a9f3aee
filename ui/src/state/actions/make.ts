// From words to models.

import { texts } from "../../texts";
import { REMEDIES } from "../runs";
import { action, focus, type Action, type Page } from "./action";

export function making({ desk, panels }: Page): Action[] {
  const t = texts();
  const trouble = () => desk.stranded?.trouble?.code;
  const pick = (index: number) =>
    action(`pick-${index + 1}`, t.gallery.pick(index + 1), {
      keys: [String(index + 1)],
      applies: () => desk.open_?.candidates.some((one) => one.index === index) ?? false,
      run: () => desk.pick(index),
    });
  return [
    action("prompt", t.actions.prompt, {
      keys: ["P"],
      run: () => {
        panels.left.unfold();
        focus("prompt");
      },
    }),
    action("generate", t.create.generate, {
      applies: () => desk.canGenerate,
      run: () => desk.generate(),
    }),
    action("several-prompts", t.batch.prompts, { run: () => (desk.dialog = "prompts") }),
    action("open-file", t.create.openFile, { keys: ["Ctrl+O"], run: () => desk.intake.chooseFile() }),
    action("paste", t.create.paste, { keys: ["Ctrl+V"], run: () => desk.intake.paste() }),
    ...[0, 1, 2].map(pick),
    action("voxelize", t.create.voxelize, {
      keys: ["Ctrl+Enter"],
      whileTyping: true,
      applies: () => desk.canVoxelize,
      run: () => desk.voxelize(),
    }),
    action("several-sizes", t.batch.sizes, {
      applies: () => desk.canBuild,
      run: () => (desk.dialog = "sizes"),
    }),
    action("vary", t.create.varyHint, {
      keys: ["V"],
      applies: () => desk.canVary,
      run: () => desk.vary(),
    }),
    action("reuse", t.presets.ofModel, { applies: () => desk.shownModel !== null, run: () => desk.reuse() }),
    action("keep-seed", t.actions.keepSeed, {
      applies: () => desk.seedToKeep !== null,
      run: () => desk.keepSeed(),
    }),
    action("cancel", t.actions.cancel, {
      applies: () => desk.busy,
      run: () => desk.running[0] && desk.cancel(desk.running[0]),
    }),
    action("cancel-all", t.queue.cancelAll, {
      applies: () => desk.queue.isWorking,
      run: () => desk.cancelAll(),
    }),
    action("again", t.remedies.again, {
      applies: () => REMEDIES[trouble() ?? "busy"] === "again",
      run: () => desk.stranded && desk.again(desk.stranded),
    }),
  ];
}
