// The page's state: mirrors the library's rows, and holds the form. Rows are told by events; only newer revisions
// are applied, whatever order they come in.

import type { CandidateView } from "../bindings/CandidateView";
import type { Event } from "../bindings/Event";
import type { GenerationView } from "../bindings/GenerationView";
import type { MaskWayView } from "../bindings/MaskWayView";
import type { ModelView } from "../bindings/ModelView";
import type { OptionsView } from "../bindings/OptionsView";
import type { PaletteView } from "../bindings/PaletteView";
import type { RunView } from "../bindings/RunView";
import type { SettingsView } from "../bindings/SettingsView";
import type { TroubleView } from "../bindings/TroubleView";
import { troubleOf, type Host } from "../host";
import { Archives } from "./archives.svelte";
import { Batch } from "./batch.svelte";
import { Comparison } from "./comparison.svelte";
import { Exports } from "./exports.svelte";
import { History } from "./history.svelte";
import { Intake } from "./intake.svelte";
import { Presets } from "./presets.svelte";
import { Prompts } from "./prompts.svelte";
import { Queue, type Job } from "./queue.svelte";
import { Services } from "./services.svelte";
import { defaultOptions, sameOptions } from "./options";
import { isOnItsWay } from "./runs";
import { texts } from "../texts";
import { sentence } from "../texts/formats";
import { sayRested } from "../texts/say";
import { Tweaking } from "./tweaking.svelte";

/** What lies over the page, one at a time. The last three ask before generations go. */
export type DialogName =
  | "prompts"
  | "sizes"
  | "settings"
  | "picture"
  | "export"
  | "tags"
  | "palette"
  | "keys"
  | "stop"
  | "delete"
  | "empty";

export class Desk {
  // The form.
  prompt = $state("");
  seed = $state("");
  options = $state<OptionsView>(defaultOptions());
  candidate = $state<number | null>(null);

  // What is open, and what is listed.
  open_ = $state<GenerationView | null>(null);
  model = $state<string | null>(null);
  settings = $state<SettingsView | null>(null);
  trouble = $state<TroubleView | null>(null);
  notice = $state<string | null>(null);
  now = $state(Date.now());
  /** The thing in this generation's picture is being looked for, in this way. */
  looking = $state<{ generation: string; way: MaskWayView } | null>(null);
  /** What lies over the page. */
  dialog = $state<DialogName | null>(null);
  /** Files are being dragged over the window. */
  filesOver = $state(false);

  private sending = false;
  /** What left the stage for the trash. */
  private closed: string | null = null;

  readonly history: History;
  /** Changes of the model on the stage. */
  readonly tweaking: Tweaking;
  /** Whether they are being made. */
  isTweaking = $state(false);
  /** The palette index that is highlighted on the stage. */
  chosenColor = $state<number | null>(null);

  readonly comparison = new Comparison(this);
  readonly services: Services;
  readonly exports: Exports;
  readonly archives = new Archives(this);
  readonly intake = new Intake(this);
  readonly queue: Queue;
  readonly prompts: Prompts;
  readonly presets: Presets;
  readonly batch: Batch;

  constructor(readonly host: Host) {
    // The history lists by itself: that clears away no trouble but its own.
    let told: TroubleView | null = null;
    this.history = new History(host, async (work) => {
      const isDone = await this.attempt(work, () => this.trouble === told);
      if (!isDone) told = this.trouble;
      return isDone;
    });
    this.services = new Services(host, (settings) => (this.settings = settings));
    this.queue = new Queue(host, (job) => void this.tellOutside(job));
    this.prompts = new Prompts(host);
    this.presets = new Presets(host, (work) => this.attempt(work));
    this.batch = new Batch(
      host,
      (work) => this.attempt(work),
      (generation) => this.apply(generation),
    );
    this.tweaking = new Tweaking(host, (work) => this.attempt(work));
    this.exports = new Exports(this, globalThis.localStorage ?? null);
  }

  /** Subscribes first, then lists: nothing that happens in between is missed. */
  async open(): Promise<void> {
    setInterval(() => {
      // Nothing moves on the page while nothing is on its way, but for the minutes.
      if (Date.now() - this.now > 30_000 || this.queue.isWorking) this.now = Date.now();
    }, 200);
    await this.attempt(async () => {
      await this.host.listen((event) => this.hear(event));
      await this.host.listenForTakes((share) => {
        this.exports.tell(share);
      });
      await this.host.listenForFiles((event) => {
        this.filesOver = event.type === "over" && !this.exports.isDragging;
        if (this.exports.isDragging) return;
        if (event.type === "dropped") void this.intake.openFiles(event.paths);
      });
      await this.host.listenForArrivals(() => void this.intake.openArrivals());
      this.settings = await this.host.getSettings();
      await this.history.list();
      void this.history.learn();
      await this.queue.list();
      await this.presets.list();
      // A page that is loaded again compares nothing, whatever it did before.
      await this.comparison.with(null);
      const newest = this.history.row(0);
      if (newest) this.restore(newest);
      // A new day begins with a new chance.
      this.seed = "";
      void this.intake.openArrivals();
    });
  }

  /** The runs of what is open that are on their way, newest first. */
  get running(): RunView[] {
    return this.open_?.runs.filter(isOnItsWay) ?? [];
  }

  get busy(): boolean {
    return this.running.length > 0;
  }

  /** The newest run of what is open, if it ended without a result. */
  get stranded(): RunView | null {
    const newest = this.open_?.runs[0];
    return newest && newest.trouble && !isOnItsWay(newest) ? newest : null;
  }

  /** The model as it was received that the one on the stage is, or is a version of. */
  get baseModel(): ModelView | null {
    const base = this.shownModel?.version?.base;
    return this.open_?.models.find((one) => one.id === base) ?? this.shownModel;
  }

  get shownModel(): ModelView | null {
    return this.open_?.models.find((one) => one.id === this.model) ?? null;
  }

  get canGenerate(): boolean {
    return this.prompt.trim() !== "" && this.seedIsFine;
  }

  get seedIsFine(): boolean {
    return (
      this.seed.trim() === "" ||
      (/^\d{1,16}$/.test(this.seed.trim()) && Number(this.seed) <= Number.MAX_SAFE_INTEGER)
    );
  }

  /** Whether there is something to build a model of. */
  get canBuild(): boolean {
    if (this.open_?.source?.kind === "mesh") return true;
    if (this.lookingFor !== null) return false;
    return this.open_?.candidates.some((one) => one.index === this.candidate) ?? false;
  }

  /** Not while the very same model is on its way: a second press would pay twice for one thing. */
  get canVoxelize(): boolean {
    return this.canBuild && !this.isBuilding(this.options);
  }

  /** The picture of the person's own that what is open began with, as it was. */
  get photo(): string | null {
    return this.open_?.source?.picture ?? null;
  }

  /** What is kept of it. */
  get cutOut(): CandidateView | null {
    const found = this.open_?.candidates.find((one) => one.index === this.candidate);
    return this.photo !== null && found?.mask ? found : null;
  }

  /** The way in which the thing in it is being looked for. */
  get lookingFor(): MaskWayView | null {
    return this.looking && this.looking.generation === this.open_?.id ? this.looking.way : null;
  }

  /** The seed that the service chose, where the form doesn't name it. */
  get seedToKeep(): number | null {
    const seed = this.open_?.candidates.length ? this.open_.seed : null;
    return seed !== null && String(seed) !== this.seed.trim() ? seed : null;
  }

  /** Whether another seed would make other images of what is open. */
  get canVary(): boolean {
    return this.open_ !== null && this.open_.source === null && this.open_.candidates.length > 0;
  }

  /** Asks for what is open once more, with another seed. */
  async vary(): Promise<void> {
    if (!this.open_ || !this.canVary) return;
    this.prompt = this.open_.prompt;
    this.seed = "";
    await this.generate();
  }

  /** Takes the options and the candidate of the model that is shown. */
  reuse(): void {
    const model = this.shownModel;
    if (!model) return;
    this.options = { ...model.options };
    this.pick(model.candidate);
  }

  /** Opens a generation that may be anywhere in the history. */
  async openGeneration(id: string): Promise<void> {
    await this.attempt(async () => this.restore(await this.host.getGeneration(id)));
  }

  keepSeed(): void {
    if (this.seedToKeep !== null) this.seed = String(this.seedToKeep);
  }

  async generate(): Promise<void> {
    if (!this.canGenerate || this.sending) return;
    const seed = this.seed.trim() === "" ? null : Number(this.seed);
    this.notice = null;
    await this.send(async () => {
      const generation = await this.host.generate(this.prompt, seed);
      this.apply(generation);
      // An event may have overtaken the answer.
      const listed = this.history.find(generation.id);
      this.open_ = listed && listed.revision > generation.revision ? listed : generation;
      this.candidate = this.open_.candidates[0]?.index ?? null;
      this.show(null);
    });
  }

  async voxelize(): Promise<void> {
    const { open_, candidate } = this;
    if (!open_ || !this.canVoxelize || this.sending) return;
    const there = this.builtWith(this.options);
    if (there) {
      // It would be the same, and may cost a token: here it is.
      this.show(there.id);
      return;
    }
    await this.send(async () => {
      this.apply(await this.host.voxelize(open_.id, candidate ?? 0, $state.snapshot(this.options)));
    });
  }

  /** Asks for the image that is picked at several sizes, but for those that are there. */
  async voxelizeSizes(): Promise<boolean> {
    const { open_, candidate } = this;
    if (!open_ || !this.canBuild) return false;
    return this.batch.voxelize(open_.id, candidate ?? 0, $state.snapshot(this.options), this.newSizes);
  }

  /** The sizes chosen for the image that is picked that are neither there nor on their way. */
  get newSizes(): number[] {
    return this.batch.sizes.filter((voxelSize) => {
      const options = { ...this.options, voxelSize };
      return this.builtWith(options) === null && !this.isBuilding(options);
    });
  }

  /** Whether a model of the image that is picked is on its way with these options. */
  private isBuilding(options: OptionsView): boolean {
    return this.running.some(
      (run) => run.candidate === this.candidate && run.options !== null && sameOptions(run.options, options),
    );
  }

  /** The model of the image that is picked, as it was received, with these options. */
  private builtWith(options: OptionsView): ModelView | null {
    const candidate = this.candidate ?? 0;
    const isIt = (model: ModelView) =>
      model.version === null && model.candidate === candidate && sameOptions(model.options, options);
    return this.open_?.models.find(isIt) ?? null;
  }

  /** Shows what is kept of the picture of the person's own, in another way; looks for it where that is new. */
  async mask(way: MaskWayView): Promise<void> {
    const generation = this.open_?.id;
    if (this.photo === null || generation === undefined || this.lookingFor === way) return;
    const there = this.open_?.candidates.find((one) => one.mask?.way === way);
    if (there) {
      this.looking = null;
      this.candidate = there.index;
      return;
    }
    this.looking = { generation, way };
    const isMine = () => this.looking?.generation === generation && this.looking.way === way;
    await this.attempt(async () => {
      try {
        const masked = await this.host.maskPicture(generation, way);
        this.apply(masked);
        const found = masked.candidates.find((one) => one.mask?.way === way);
        // The person may have chosen something else meanwhile.
        if (found && isMine() && this.open_?.id === generation) this.candidate = found.index;
      } finally {
        if (isMine()) this.looking = null;
      }
    });
  }

  async cancel(run: RunView): Promise<void> {
    await this.attempt(async () => this.apply(await this.host.cancelRun(run.id)));
  }

  async cancelAll(): Promise<void> {
    await this.attempt(async () => {
      let refused: unknown = null;
      for (const { run } of this.queue.jobs) {
        try {
          this.apply(await this.host.cancelRun(run.id));
        } catch (thrown) {
          refused ??= thrown;
        }
      }
      if (refused !== null) throw refused;
    });
  }

  async again(run: RunView): Promise<void> {
    await this.attempt(async () => this.apply(await this.host.resendRun(run.id)));
  }

  /** Throws away what is chosen in the history; asks first where something would be lost. */
  async discard(): Promise<void> {
    const { history } = this;
    if (history.chosen.length === 0) return;
    if (history.query.trashed) this.dialog = "delete";
    else if (history.isWorking) this.dialog = "stop";
    else await history.trash(history.chosen);
  }

  /** Brings back what was thrown away last, also onto the stage. */
  async undoTrash(): Promise<void> {
    const { closed } = this;
    await this.history.undo();
    if (closed === null || this.open_ !== null || this.history.thrown.length > 0) return;
    await this.attempt(async () => this.restore(await this.host.getGeneration(closed)));
  }

  /** Keeps the model with its changes as a version beside it. */
  async saveVersion(): Promise<void> {
    const { model } = this;
    if (!model || this.sending || !this.tweaking.isChanged) return;
    await this.send(async () => {
      this.apply(await this.host.saveVersion(model, $state.snapshot(this.tweaking.now)));
      this.notice = texts().notices.versionSaved;
    });
  }

  async choosePalette(): Promise<PaletteView | null> {
    let palette: PaletteView | null = null;
    await this.attempt(async () => {
      palette = await this.host.choosePalette();
    });
    return palette;
  }

  /** Brings all of a generation back: prompt, seed, images, options, model. */
  restore(generation: GenerationView): void {
    this.closed = null;
    this.open_ = generation;
    if (generation.source === null) {
      this.prompt = generation.prompt;
      this.seed = generation.seed === null ? "" : String(generation.seed);
    }
    const model = generation.models[0] ?? null;
    this.candidate = model?.candidate ?? generation.candidates[0]?.index ?? null;
    const options = model?.options ?? generation.runs.find((run) => run.options !== null)?.options;
    if (options && generation.source?.kind !== "vox") this.options = { ...options };
    this.notice = null;
    this.show(model?.id ?? null);
    if (this.photo !== null && !generation.candidates.some((one) => one.mask)) void this.mask("auto");
  }

  pick(index: number): void {
    if (this.open_?.candidates.some((one) => one.index === index)) this.candidate = index;
  }

  show(model: string | null): void {
    this.model = model;
    this.tweaking.open(this.shownModel);
    if (this.comparison.endsWith(model)) this.compare(null);
    void this.attempt(async () => {
      const forgiven = await this.host.showModel(model);
      if (forgiven.length > 0 && this.model === model) this.notice = forgiven.map(sentence).join(" ");
    });
  }

  /** Work that ends while another window is in front is told by the system. */
  private async tellOutside({ run, generation }: Job): Promise<void> {
    if (document.hasFocus() || run.phase === "cancelled") return;
    const { title, text } = sayRested(run, generation.prompt);
    // A system that can't tell it is no trouble of the work.
    await this.host.notify(title, text).catch(() => {});
  }

  /** Puts a model beside the one that is shown, or takes it away. */
  compare(model: string | null): void {
    void this.attempt(async () => this.comparison.with(model));
  }

  hear(event: Event): void {
    if (event.type === "generation") this.apply(event.generation);
    if (event.type === "settings" && event.settings.revision >= (this.settings?.revision ?? 0)) {
      this.settings = event.settings;
    }
    if (event.type === "deleted") {
      this.history.listSoon();
      this.queue.forget(event.id);
      this.close(event.id);
    }
    if (event.type === "trouble") this.trouble = event.trouble;
    if (event.type === "missed") void this.attempt(async () => this.catchUp());
  }

  /** A generation is new or has changed; an older state of it changes nothing. */
  apply(generation: GenerationView): void {
    if (generation.trashedAt !== null && this.comparison.needs(generation.id)) this.compare(null);
    this.history.apply(generation);
    this.queue.apply(generation);
    const open = this.open_;
    if (open?.id === generation.id && open.revision < generation.revision) this.advance(open, generation);
  }

  /** What is open has changed: new images get a choice, a new model gets the viewport. */
  private advance(before: GenerationView, after: GenerationView): void {
    this.open_ = after;
    if (before.trashedAt === null && after.trashedAt !== null) {
      this.closed = after.id;
      this.close(after.id);
      return;
    }
    if (before.candidates.length === 0 && after.candidates.length > 0) {
      this.candidate = after.candidates[0]?.index ?? null;
    }
    const newest = after.models[0];
    if (newest && !before.models.some((one) => one.id === newest.id)) this.show(newest.id);
  }

  /** Some changes were not told: lists what there is again, and looks at what is open. */
  private async catchUp(): Promise<void> {
    const { open_ } = this;
    this.settings = await this.host.getSettings();
    await this.history.list();
    await this.queue.list();
    if (!open_) return;
    try {
      this.apply(await this.host.getGeneration(open_.id));
    } catch (thrown) {
      if (troubleOf(thrown).code !== "badRequest") throw thrown;
      this.close(open_.id);
    }
  }

  /** What is no longer kept leaves the stage. */
  private close(id: string): void {
    if (this.comparison.needs(id)) this.compare(null);
    if (this.open_?.id !== id) return;
    this.open_ = null;
    this.candidate = null;
    this.show(null);
  }

  /** Sends one request at a time: a double click asks once. */
  private async send(work: () => Promise<void>): Promise<void> {
    this.sending = true;
    await this.attempt(work);
    this.sending = false;
  }

  /** Does something that may be refused; the refusal is told, and nothing is lost from the form. */
  async attempt(work: () => Promise<void>, clears = () => true): Promise<boolean> {
    try {
      await work();
      if (clears()) this.trouble = null;
      return true;
    } catch (thrown) {
      this.trouble = troubleOf(thrown);
      return false;
    }
  }
}
