// Many at once: several prompts, each in several variations, or one image at several sizes.

import type { GenerationView } from "../bindings/GenerationView";
import type { OptionsView } from "../bindings/OptionsView";
import type { Host } from "../host";

/** The most that one press asks for. */
export const MOST = 60;

/** What one image can be built at with one press, in voxels. */
export const SIZES = [8, 16, 24, 32, 48, 64, 96, 128];

export class Batch {
  /** A prompt a line. */
  lines = $state("");
  /** How many times each, with another seed each time. */
  variations = $state(1);
  sizes = $state<number[]>([32, 64, 128]);
  /** How many are sent, while they are. */
  sent = $state<number | null>(null);

  constructor(
    private readonly host: Host,
    private readonly attempt: (work: () => Promise<void>) => Promise<boolean>,
    private readonly apply: (generation: GenerationView) => void,
  ) {}

  get prompts(): string[] {
    return this.lines
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  }

  /** How many generations that makes. */
  get count(): number {
    return this.prompts.length * this.variations;
  }

  /** Whether all are asked for. What was refused, and what follows it, stays to be sent again: a line for each. */
  async generate(): Promise<boolean> {
    const { variations } = this;
    const left = this.prompts.flatMap((prompt) => new Array<string>(variations).fill(prompt));
    return this.send(async () => {
      while (left[0] !== undefined) {
        this.apply(await this.host.generate(left[0], null));
        left.shift();
        this.lines = left.join("\n");
        this.variations = 1;
        this.tick();
      }
    });
  }

  /** Builds an image at these sizes; otherwise with these options. */
  async voxelize(
    generation: string,
    candidate: number,
    options: OptionsView,
    sizes: number[],
  ): Promise<boolean> {
    return this.send(async () => {
      for (const voxelSize of [...sizes].sort((a, b) => a - b)) {
        this.apply(await this.host.voxelize(generation, candidate, { ...options, voxelSize }));
        this.tick();
      }
    });
  }

  toggle(size: number): void {
    const without = this.sizes.filter((one) => one !== size);
    this.sizes = without.length < this.sizes.length ? without : [...this.sizes, size];
  }

  private async send(work: () => Promise<void>): Promise<boolean> {
    if (this.sent !== null) return false;
    this.sent = 0;
    const areSent = await this.attempt(work);
    this.sent = null;
    return areSent;
  }

  private tick(): void {
    this.sent = (this.sent ?? 0) + 1;
  }
}
