// Which language the page speaks: the system's where it is one of ours, or the one that was chosen.

import { Choice, type Shelf } from "../state/choice.svelte";

export const LANGUAGE_NAMES = ["en", "de", "ja"] as const;

export type LanguageName = (typeof LANGUAGE_NAMES)[number];

export class Language extends Choice<LanguageName | "system"> {
  /** `asked` are the languages that the system asks for, the best one first. */
  constructor(
    shelf: Shelf | null,
    private readonly asked: readonly string[],
  ) {
    super(shelf, "voxelier.language", ["system", ...LANGUAGE_NAMES]);
  }

  get name(): LanguageName {
    return this.now === "system" ? this.system : this.now;
  }

  /** English where the page speaks none of the system's. */
  private get system(): LanguageName {
    for (const one of this.asked) {
      const name = LANGUAGE_NAMES.find((name) => name === one.toLowerCase().split("-")[0]);
      if (name) return name;
    }
    return "en";
  }
}

/** The page's. */
export const language = new Language(globalThis.localStorage ?? null, globalThis.navigator?.languages ?? []);
