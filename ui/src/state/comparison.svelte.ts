// A second model beside the one that is shown, seen by the same camera.

import type { GenerationView } from "../bindings/GenerationView";
import type { ModelView } from "../bindings/ModelView";
import type { Host } from "../host";
import { texts } from "../texts";
import { nameOf } from "../texts/say";

/** What the comparison knows of the page. */
export interface Shown {
  readonly host: Host;
  readonly model: string | null;
  readonly open_: GenerationView | null;
  readonly history: { readonly held: GenerationView[] };
}

/** Models of one generation, to choose from. */
export interface Choices {
  generation: string;
  prompt: string;
  models: { id: string; name: string }[];
}

export class Comparison {
  /** What the shown model is compared with. */
  model = $state<string | null>(null);

  constructor(private readonly page: Shown) {}

  /** All other models that are listed: those of what is open first. */
  get choices(): Choices[] {
    const { open_, history, model } = this.page;
    const others = history.held.filter((one) => one.id !== open_?.id);
    return [...(open_ ? [open_] : []), ...others]
      .map((generation) => ({
        generation: generation.id,
        prompt: generation.prompt,
        models: named(generation).filter(({ id }) => id !== model),
      }))
      .filter(({ models }) => models.length > 0);
  }

  /** What to write under the shown model and under the other one. */
  get names(): [string, string] | null {
    const all = [...(this.page.open_ ? [this.page.open_] : []), ...this.page.history.held];
    const find = (model: string | null) => all.find((one) => one.models.some(({ id }) => id === model));
    const [one, other] = [find(this.page.model), find(this.model)];
    if (!one || !other) return null;
    const nameIn = (generation: GenerationView, model: string | null) => {
      const name = named(generation).find(({ id }) => id === model)?.name ?? "";
      return one.id === other.id ? name : texts().names.of(generation.prompt, name);
    };
    return [nameIn(one, this.page.model), nameIn(other, this.model)];
  }

  /** Puts a model beside the one that is shown, or takes it away. */
  async with(model: string | null): Promise<void> {
    this.model = model;
    try {
      await this.page.host.compareModel(model);
    } catch (thrown) {
      if (this.model === model) this.model = null;
      throw thrown;
    }
  }

  /** Whether it ends where this is shown: nothing, or the very model that is beside it. */
  endsWith(shown: string | null): boolean {
    return this.model !== null && (shown === null || shown === this.model);
  }

  /** Whether it ends where a generation is deleted. */
  needs(generation: string): boolean {
    const found = this.page.history.held.find((one) => one.id === generation);
    return this.model !== null && (found?.models ?? []).some(({ id }: ModelView) => id === this.model);
  }
}

/** The models of a generation and their names, newest first. */
function named({ models, source }: GenerationView): { id: string; name: string }[] {
  return models.map((model, place) => ({ id: model.id, name: nameOf(model, models.length - place, source) }));
}
