// What comes in: files of the artist's own, chosen, dropped, pasted, or named when the program is started.

import { texts } from "../texts";
import type { Desk } from "./desk.svelte";

export class Intake {
  constructor(private readonly desk: Desk) {}

  /** Asks for a file of the person's own and opens it. */
  async chooseFile(): Promise<void> {
    await this.desk.attempt(async () => {
      const path = await this.desk.host.chooseFile();
      if (path !== null) await this.openFile(path);
    });
  }

  /** Opens files one after the other; the last one stays open. */
  async openFiles(paths: string[]): Promise<void> {
    for (const path of paths) {
      if (!(await this.desk.attempt(async () => this.openFile(path)))) return;
    }
  }

  /** Files that the program was started with. */
  async openArrivals(): Promise<void> {
    let paths: string[] = [];
    await this.desk.attempt(async () => {
      paths = await this.desk.host.takeArrivals();
    });
    await this.openFiles(paths);
  }

  /** Opens what was copied elsewhere: files, or a picture. */
  async paste(): Promise<void> {
    await this.desk.attempt(async () => {
      const files = await this.desk.host.copiedFiles();
      for (const path of files) await this.openFile(path);
      if (files.length === 0 && !(await this.openCopied())) {
        this.desk.notice = texts().create.nothingToPaste;
      }
    });
  }

  /** Opens the picture that was copied elsewhere, if one was. */
  async pastePicture(): Promise<void> {
    await this.desk.attempt(async () => void (await this.openCopied()));
  }

  private async openCopied(): Promise<boolean> {
    const generation = await this.desk.host.pastePicture(texts().create.pasted);
    if (generation === null) return false;
    this.desk.apply(generation);
    this.desk.restore(generation);
    return true;
  }

  private async openFile(path: string): Promise<void> {
    if (/\.zip$/i.test(path)) return this.desk.archives.take(path);
    const generation = await this.desk.host.openFile(path, $state.snapshot(this.desk.options));
    this.desk.apply(generation);
    this.desk.restore(generation);
  }
}
