// Options that the artist keeps under names.

import type { OptionsView } from "../bindings/OptionsView";
import type { PresetView } from "../bindings/PresetView";
import type { Host } from "../host";
import { sameOptions } from "./options";

export class Presets {
  all = $state<PresetView[]>([]);

  constructor(
    private readonly host: Host,
    private readonly attempt: (work: () => Promise<void>) => Promise<boolean>,
  ) {}

  async list(): Promise<void> {
    this.all = await this.host.listPresets();
  }

  /** The one that these options are. */
  of(options: OptionsView): PresetView | null {
    return this.all.find((preset) => sameOptions(preset.options, options)) ?? null;
  }

  async keep(name: string, options: OptionsView): Promise<boolean> {
    return this.attempt(async () => {
      this.all = await this.host.keepPreset(name, $state.snapshot(options));
    });
  }

  async forget(name: string): Promise<void> {
    await this.attempt(async () => {
      this.all = await this.host.forgetPreset(name);
    });
  }
}
