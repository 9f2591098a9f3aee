// Which language the page speaks: the system's where it is one of ours, or the one that was chosen. It lasts.

export const LANGUAGE_NAMES = ["en", "de", "ja"] as const;

export type LanguageName = (typeof LANGUAGE_NAMES)[number];

const KEPT = "voxelier.language";

export class Language {
  /** `system` follows what the system asks for. */
  choice = $state<LanguageName | "system">("system");

  constructor(
    private readonly shelf: Pick<Storage, "getItem" | "setItem"> | null,
    private readonly asked: readonly string[],
  ) {
    this.choice = known(shelf?.getItem(KEPT)) ?? "system";
  }

  get name(): LanguageName {
    return this.choice === "system" ? this.system : this.choice;
  }

  choose(choice: LanguageName | "system"): void {
    this.choice = choice;
    this.shelf?.setItem(KEPT, choice);
  }

  /** The first of the system's languages that the page speaks; English where it speaks none of them. */
  private get system(): LanguageName {
    for (const one of this.asked) {
      const name = known(one.toLowerCase().split("-")[0]);
      if (name) return name;
    }
    return "en";
  }
}

function known(name: string | null | undefined): LanguageName | null {
  return LANGUAGE_NAMES.find((one) => one === name) ?? null;
}

/** The page's. */
export const language = new Language(globalThis.localStorage ?? null, globalThis.navigator?.languages ?? []);
