// Earlier prompts, brought back by arrow up as in a shell.

import type { Host } from "../host";

export class Prompts {
  private earlier: string[] = [];
  /** Which of the earlier ones stands in the field; -1 for what was being written. */
  private place = -1;
  private written = "";

  constructor(private readonly host: Host) {}

  get isRecalling(): boolean {
    return this.place >= 0;
  }

  /** What stands in the field is being written from now on. */
  write(): void {
    this.place = -1;
  }

  /** The prompt before the one that stands in the field; `null` where there is none, or none could be read. */
  async older(now: string): Promise<string | null> {
    if (this.place < 0) {
      const recent = await this.host.recentPrompts().catch(() => []);
      this.earlier = recent.filter((prompt) => prompt !== now.trim());
      this.written = now;
    }
    const older = this.earlier[this.place + 1];
    if (older === undefined) return null;
    this.place += 1;
    return older;
  }

  /** The one after it; at the end what was being written. */
  newer(): string | null {
    if (this.place < 0) return null;
    this.place -= 1;
    return this.place < 0 ? this.written : (this.earlier[this.place] ?? null);
  }
}
