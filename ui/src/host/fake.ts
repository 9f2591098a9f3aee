// A host in memory: for tests, and for looking at the page in a plain browser.

import type { Event } from "../bindings/Event";
import type { ExportOrder } from "../bindings/ExportOrder";
import type { GenerationView } from "../bindings/GenerationView";
import type { HistoryFacets } from "../bindings/HistoryFacets";
import type { HistoryPage } from "../bindings/HistoryPage";
import type { HistoryQuery } from "../bindings/HistoryQuery";
import type { MaskFoundView } from "../bindings/MaskFoundView";
import type { MaskWayView } from "../bindings/MaskWayView";
import type { ModelView } from "../bindings/ModelView";
import type { OptionsView } from "../bindings/OptionsView";
import type { PaletteView } from "../bindings/PaletteView";
import type { RunView } from "../bindings/RunView";
import type { PresetView } from "../bindings/PresetView";
import type { ServiceChange } from "../bindings/ServiceChange";
import type { ServiceView } from "../bindings/ServiceView";
import type { SettingsView } from "../bindings/SettingsView";
import type { TakenView } from "../bindings/TakenView";
import type { TakeOrder } from "../bindings/TakeOrder";
import type { TroubleView } from "../bindings/TroubleView";
import type { TweakedView } from "../bindings/TweakedView";
import type { Tweaks } from "../bindings/Tweaks";
import { isOnItsWay } from "../state/runs";
import type { FilesEvent, Host } from ".";

const BUILT_IN: ServiceView = { kind: "embedded", name: "", url: "", hasToken: true, balance: null };

export class FakeHost implements Host {
  generations: GenerationView[] = [];
  /** Every picture or turn that was asked for. */
  taken: TakeOrder[] = [];
  /** One is drawn when this is. */
  drawing: Promise<void> = Promise.resolve();
  private isGivenUp = false;
  private tellTake: (share: number) => void = () => {};
  /** Every change that was asked for. */
  tweaked: Tweaks[] = [];
  /** What the person's palette file holds. */
  palette: PaletteView | null = null;
  shown: (string | null)[] = [];
  compared: (string | null)[] = [];
  /** Comparing is refused with this. */
  refuseComparison: TroubleView | null = null;
  /** What is forgiven in every file. */
  forgiven: string[] = [];
  exported: string[] = [];
  /** Every other kind of file that was asked for. */
  exportedAs: ExportOrder[] = [];
  /** The generations of every history that was exported. */
  carried: string[][] = [];
  /** Files that the program was started with. */
  arrivals: string[] = [];
  /** The program is started once more. */
  arrive: (paths: string[]) => void = () => {};
  /** What is dragged out of the window is let go when this is. */
  dragging: Promise<void> = Promise.resolve();
  /** What was shown in a folder, or opened in MagicaVoxel. */
  handedOn: string[] = [];
  /** How often a page of the history was asked for. */
  listed = 0;
  /** The next call of any kind is refused with this. */
  refusal: TroubleView | null = null;
  settings: SettingsView = {
    revision: 1,
    service: BUILT_IN,
    services: [],
    secrets: { keyring: true, message: "Tokens are kept in this system's keyring." },
    library: "/home/ann/.local/share/voxelier/library",
    magicavoxel: null,
  };
  /** What was copied elsewhere. */
  copied: "nothing" | "picture" | string[] = "nothing";
  presets: PresetView[] = [];
  /** What was told outside of the window. */
  notified: { title: string; text: string }[] = [];
  /** What services were asked about tokens. */
  checked: { url: string; token: string | null }[] = [];
  /** Pages of the history come when this does. */
  listing: Promise<void> = Promise.resolve();
  /** Where the viewport's socket is. */
  viewport: string | null = null;
  /** A mask is found when this is. */
  looking: Promise<void> = Promise.resolve();
  /** Files are dragged over the window. */
  drag: (event: FilesEvent) => void = () => {};
  private hear: (event: Event) => void = () => {};
  private revision = 1;

  /** A new generation whose images are on their way. */
  make(prompt: string, seed: number | null): GenerationView {
    const generation = this.blank(prompt, seed);
    this.generations.unshift(generation);
    return generation;
  }

  private blank(prompt: string, seed: number | null): GenerationView {
    const id = `g${this.generations.length + 1}`;
    return {
      id,
      revision: ++this.revision,
      prompt,
      seed,
      service: "Built-in",
      createdAt: Date.now(),
      candidates: [],
      models: [],
      runs: [run(`${id}-images`, id, "images")],
      words: null,
      source: null,
      starred: false,
      tags: [],
      trashedAt: null,
    };
  }

  /** So many more, of long ago. */
  fill(count: number): void {
    for (let number = count; number > 0; number--) {
      const generation = this.blank(`a tower, number ${number}`, number);
      generation.createdAt = Date.now() - (count - number + 60) * 600_000;
      generation.runs = [];
      generation.candidates = [{ index: 0, picture: generation.id, mask: null }];
      this.generations.push(generation);
    }
  }

  /** Its images arrive. */
  draw(generation: GenerationView): void {
    generation.candidates = [0, 1, 2].map((index) => {
      return { index, picture: `${generation.id}-${index}`, mask: null };
    });
    generation.words = { drew: ["treasure chest"], colours: ["wooden"], ignored: ["rustic"] };
    generation.seed ??= 7;
    for (const one of generation.runs) one.phase = "done";
    this.tell(generation);
  }

  /** A model arrives. */
  build(generation: GenerationView, candidate: number, options: OptionsView): ModelView {
    const model: ModelView = {
      id: `${generation.id}-m${generation.models.length + 1}`,
      candidate,
      options,
      thumbnail: `${generation.id}-0`,
      size: [options.voxelSize, 24, 28],
      voxels: 5312,
      colors: ["#8a5a2b", "#5d3a1a", "#c89b3c", "#2b1a0e", "#e6c36a"].map((color, place) => ({
        color,
        index: place + 1,
        voxels: 2000 - place * 300,
      })),
      version: null,
      bytes: 32_000,
      createdAt: Date.now(),
    };
    generation.models.unshift(model);
    for (const one of generation.runs) one.phase = "done";
    this.tell(generation);
    return model;
  }

  /** A run that builds a model of it. */
  runOf({ id, runs }: GenerationView, candidate: number, options: OptionsView): RunView {
    return { ...run(`${id}-r${runs.length}`, id, "voxelize"), candidate, options };
  }

  tell(generation: GenerationView): void {
    generation.revision = ++this.revision;
    this.hear({ type: "generation", generation: structuredClone(generation) });
  }

  async listen(hear: (event: Event) => void): Promise<void> {
    this.hear = hear;
  }

  async listGenerations(
    query: HistoryQuery,
    after: string | null,
    skip: number,
    limit: number,
  ): Promise<HistoryPage> {
    await this.listing;
    this.mayRefuse();
    this.listed += 1;
    const found = this.matching(query);
    const from = (after === null ? 0 : found.findIndex((one) => one.id === after) + 1) + skip;
    const page = found.slice(from, from + limit);
    const next = from + limit < found.length ? (page.at(-1)?.id ?? null) : null;
    return { generations: structuredClone(page), next, total: found.length };
  }

  async matchingGenerations(query: HistoryQuery): Promise<string[]> {
    return this.matching(query).map((one) => one.id);
  }

  async historyFacets(): Promise<HistoryFacets> {
    const tags = new Set(this.generations.flatMap((one) => one.tags));
    const worn = (tag: string) => this.generations.filter((one) => one.tags.includes(tag)).length;
    return {
      tags: [...tags].map((tag) => ({ tag, count: worn(tag) })),
      services: [...new Set(this.generations.map((one) => one.service))],
      trashed: this.generations.filter((one) => one.trashedAt !== null).length,
    };
  }

  async starGenerations(ids: string[], starred: boolean): Promise<void> {
    this.change(ids, (one) => (one.starred = starred));
  }

  async tagGenerations(ids: string[], tag: string): Promise<void> {
    this.change(ids, (one) => (one.tags = [...new Set([...one.tags, tag])].sort()));
  }

  async untagGenerations(ids: string[], tag: string): Promise<void> {
    this.change(ids, (one) => (one.tags = one.tags.filter((worn) => worn !== tag)));
  }

  async trashGenerations(ids: string[]): Promise<void> {
    this.change(ids, (one) => (one.trashedAt = Date.now()));
  }

  async restoreGenerations(ids: string[]): Promise<void> {
    this.change(ids, (one) => (one.trashedAt = null));
  }

  async deleteGenerations(ids: string[]): Promise<void> {
    this.mayRefuse();
    this.generations = this.generations.filter((one) => !ids.includes(one.id));
    for (const id of ids) this.hear({ type: "deleted", id });
  }

  async emptyTrash(): Promise<void> {
    const gone = this.generations.filter((one) => one.trashedAt !== null);
    await this.deleteGenerations(gone.map((one) => one.id));
  }

  async getGeneration(id: string): Promise<GenerationView> {
    return structuredClone(this.find(id));
  }

  async generate(prompt: string, seed: number | null): Promise<GenerationView> {
    this.mayRefuse();
    const generation = this.make(prompt, seed);
    setTimeout(() => this.draw(generation), 1500);
    return structuredClone(generation);
  }

  async voxelize(id: string, candidate: number, options: OptionsView): Promise<GenerationView> {
    this.mayRefuse();
    const generation = this.find(id);
    generation.runs.unshift(this.runOf(generation, candidate, options));
    generation.revision = ++this.revision;
    setTimeout(() => this.build(generation, candidate, options), 1500);
    return structuredClone(generation);
  }

  async chooseFile(): Promise<string | null> {
    return "/home/ann/Pictures/my robot.png";
  }

  async openFile(path: string, options: OptionsView): Promise<GenerationView> {
    this.mayRefuse();
    const name = path.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
    const generation = this.make(name, null);
    const isModel = /\.(glb|gltf|obj|vox)$/.test(path);
    const kind = path.endsWith(".vox") ? "vox" : isModel ? "mesh" : "picture";
    generation.source = { kind, path, picture: isModel ? null : `${generation.id}-photo` };
    generation.runs = [];
    if (isModel) this.build(generation, 0, options);
    return structuredClone(generation);
  }

  async copiedFiles(): Promise<string[]> {
    return Array.isArray(this.copied) ? this.copied : [];
  }

  async pastePicture(name: string): Promise<GenerationView | null> {
    this.mayRefuse();
    if (this.copied !== "picture") return null;
    const generation = this.make(name, null);
    generation.source = { kind: "picture", path: "", picture: `${generation.id}-photo` };
    generation.runs = [];
    return structuredClone(generation);
  }

  async maskPicture(id: string, way: MaskWayView): Promise<GenerationView> {
    await this.looking;
    this.mayRefuse();
    const generation = this.find(id);
    const ways: MaskWayView[] = ["auto", "ground", "subject", "whole"];
    const found: MaskFoundView = way === "auto" ? "groundAgreed" : way;
    const index = ways.indexOf(way);
    const others = generation.candidates.filter((one) => one.index !== index);
    generation.candidates = [...others, { index, picture: `${id}-${way}`, mask: { way, found } }].sort(
      (a, b) => a.index - b.index,
    );
    this.tell(generation);
    return structuredClone(generation);
  }

  async listenForFiles(hear: (event: FilesEvent) => void): Promise<void> {
    this.drag = hear;
  }

  async listenForArrivals(hear: () => void): Promise<void> {
    this.arrive = (paths) => {
      this.arrivals.push(...paths);
      hear();
    };
  }

  async takeArrivals(): Promise<string[]> {
    return this.arrivals.splice(0);
  }

  async exportHistory(ids: string[], name: string): Promise<string | null> {
    this.mayRefuse();
    this.carried.push(ids);
    return `/home/ann/${name}.zip`;
  }

  async importHistory(): Promise<TakenView | null> {
    this.mayRefuse();
    this.draw(this.make("a tower from elsewhere", 3));
    return { fresh: 1, completed: 0, known: 2 };
  }

  async cancelRun(id: string): Promise<GenerationView> {
    return this.setPhase(id, "cancelled");
  }

  async resendRun(id: string): Promise<GenerationView> {
    return this.setPhase(id, "submitting");
  }

  async exportModel(model: string): Promise<string | null> {
    this.exported.push(model);
    return "/home/ann/Models/a-rustic-wooden-treasure-chest.vox";
  }

  async exportAs(_model: string, order: ExportOrder): Promise<string | null> {
    this.mayRefuse();
    this.exportedAs.push(order);
    const ending = order.format.startsWith("vox") ? "vox" : order.format;
    return `/home/ann/Models/a-rustic-wooden-treasure-chest.${ending}`;
  }

  async dragModel(model: string): Promise<void> {
    this.mayRefuse();
    this.handedOn.push(model);
    await this.dragging;
  }

  async showInFolder(path: string): Promise<void> {
    this.mayRefuse();
    this.handedOn.push(path);
  }

  async openInMagicaVoxel(model: string, path: string | null): Promise<boolean> {
    this.mayRefuse();
    this.handedOn.push(path ?? model);
    return true;
  }

  async chooseMagicaVoxel(): Promise<string | null> {
    return "/opt/magicavoxel/MagicaVoxel.exe";
  }

  async takePicture(_model: string, order: TakeOrder): Promise<string | null> {
    this.mayRefuse();
    this.taken.push(order);
    this.tellTake(0.5);
    await this.drawing;
    return this.isGivenUp ? null : "/home/ann/Pictures/chest.gif";
  }

  async cancelPicture(): Promise<void> {
    this.isGivenUp = true;
  }

  async listenForTakes(hear: (share: number) => void): Promise<void> {
    this.tellTake = hear;
  }

  async savePicture(model: string): Promise<string | null> {
    this.exported.push(model);
    return "/home/ann/Pictures/a-rustic-wooden-treasure-chest.png";
  }

  async listWork(): Promise<GenerationView[]> {
    const working = this.generations.filter((one) => one.runs.some(isOnItsWay));
    return structuredClone(working.reverse());
  }

  async recentPrompts(): Promise<string[]> {
    return [...new Set(this.generations.filter((one) => one.source === null).map((one) => one.prompt))];
  }

  async listPresets(): Promise<PresetView[]> {
    return structuredClone(this.presets);
  }

  async keepPreset(name: string, options: OptionsView): Promise<PresetView[]> {
    this.mayRefuse();
    const others = this.presets.filter((one) => one.name !== name);
    this.presets = [...others, { name, options }].sort((a, b) => a.name.localeCompare(b.name));
    return this.listPresets();
  }

  async forgetPreset(name: string): Promise<PresetView[]> {
    this.presets = this.presets.filter((one) => one.name !== name);
    return this.listPresets();
  }

  async notify(title: string, text: string): Promise<void> {
    this.notified.push({ title, text });
  }

  async getSettings(): Promise<SettingsView> {
    return structuredClone(this.settings);
  }

  async chooseService(url: string | null): Promise<SettingsView> {
    this.mayRefuse();
    return this.withServices(this.settings.services, url);
  }

  async keepService({ was, name, url, token }: ServiceChange): Promise<SettingsView> {
    this.mayRefuse();
    const { service, services } = this.settings;
    const before = services.find((one) => one.url === url);
    const hasToken = token !== null || before?.hasToken === true;
    const kept: ServiceView = { kind: "remote", name, url, hasToken, balance: before?.balance ?? null };
    const others = services.filter((one) => one.url !== url && one.url !== was);
    return this.withServices([...others, kept], was === null || service.url === was ? url : service.url);
  }

  async forgetService(url: string): Promise<SettingsView> {
    this.mayRefuse();
    const { service, services } = this.settings;
    return this.withServices(
      services.filter((one) => one.url !== url),
      service.url,
    );
  }

  async forgetToken(url: string): Promise<SettingsView> {
    this.mayRefuse();
    const { service, services } = this.settings;
    const forgotten = services.map((one) => (one.url === url ? { ...one, hasToken: false } : one));
    return this.withServices(forgotten, service.url);
  }

  async checkService(url: string, token: string | null): Promise<void> {
    this.mayRefuse();
    this.checked.push({ url, token });
  }

  private withServices(services: ServiceView[], chosen: string | null): SettingsView {
    const service = services.find((one) => one.url === chosen) ?? BUILT_IN;
    this.settings = { ...this.settings, revision: ++this.revision, service, services };
    return structuredClone(this.settings);
  }

  async showModel(model: string | null): Promise<string[]> {
    this.shown.push(model);
    return model === null ? [] : this.forgiven;
  }

  async tweakModel(model: string, tweaks: Tweaks): Promise<TweakedView> {
    this.mayRefuse();
    this.tweaked.push(tweaks);
    return structuredClone(this.withTweaks(this.findModel(model), tweaks));
  }

  async saveVersion(model: string, tweaks: Tweaks): Promise<GenerationView> {
    this.mayRefuse();
    const found = this.findModel(model);
    const generation = this.generations.find((one) => one.models.includes(found));
    if (!generation) throw { code: "badRequest", message: "There is no such model." } satisfies TroubleView;
    generation.models.unshift({
      ...found,
      ...this.withTweaks(found, tweaks),
      id: `${generation.id}-m${generation.models.length + 1}`,
      version: { base: found.version?.base ?? found.id, tweaks: structuredClone(tweaks) },
      createdAt: Date.now(),
    });
    this.tell(generation);
    return structuredClone(generation);
  }

  async listPalettes(): Promise<PaletteView[]> {
    return [{ name: "Ink", colors: ["#000000", "#ffffff"] }];
  }

  async choosePalette(): Promise<PaletteView | null> {
    return this.palette;
  }

  async compareModel(model: string | null): Promise<string[]> {
    if (model !== null && this.refuseComparison) throw this.refuseComparison;
    this.compared.push(model);
    return [];
  }

  async viewportUrl(): Promise<string | null> {
    return this.viewport;
  }

  pictureUrl(hash: string): string {
    const hue = [...hash].reduce((sum, letter) => sum + letter.charCodeAt(0) * 37, 0) % 360;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect x="18" y="30" width="64" height="46" rx="10" fill="hsl(${hue} 50% 45%)"/><rect x="18" y="30" width="64" height="18" rx="9" fill="hsl(${hue} 55% 58%)"/><rect x="44" y="42" width="12" height="14" rx="3" fill="#e6c36a"/></svg>`;
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
  }

  private findModel(id: string): ModelView {
    const found = this.generations.flatMap((one) => one.models).find((one) => one.id === id);
    if (!found) throw { code: "badRequest", message: "There is no such model." } satisfies TroubleView;
    return found;
  }

  /** Size and colours as they would be, more or less. */
  private withTweaks(model: ModelView, tweaks: Tweaks): TweakedView {
    const base = this.findModel(model.version?.base ?? model.id);
    const scale = (tweaks.size ?? Math.max(...base.size)) / Math.max(...base.size);
    const size = base.size.map((side) => Math.max(1, Math.round(side * scale))) as TweakedView["size"];
    const count = tweaks.colors.kind === "fewer" ? tweaks.colors.count : base.colors.length;
    return { size, voxels: Math.round(base.voxels * scale ** 3), colors: base.colors.slice(0, count) };
  }

  private matching(query: HistoryQuery): GenerationView[] {
    const words = query.text.toLowerCase().split(/\s+/);
    return this.generations.filter(
      (one) =>
        words.every((word) => [one.prompt, ...one.tags].join(" ").toLowerCase().includes(word)) &&
        (one.trashedAt !== null) === query.trashed &&
        (!query.starred || one.starred) &&
        (!query.withModel || one.models.length > 0) &&
        (query.tag === null || one.tags.includes(query.tag)) &&
        (query.service === null || one.service === query.service) &&
        one.createdAt >= (query.since ?? 0) &&
        one.createdAt < (query.until ?? Infinity) &&
        (query.size === null ||
          one.models.some(({ size }) => {
            const [least, most] = query.size ?? [0, 0];
            return Math.max(...size) >= least && Math.max(...size) <= most;
          })),
    );
  }

  private change(ids: string[], change: (generation: GenerationView) => void): void {
    this.mayRefuse();
    for (const one of this.generations.filter((one) => ids.includes(one.id))) {
      change(one);
      this.tell(one);
    }
  }

  private find(id: string): GenerationView {
    const found = this.generations.find((one) => one.id === id);
    if (!found) throw { code: "badRequest", message: "There is no such generation." } satisfies TroubleView;
    return found;
  }

  private setPhase(id: string, phase: RunView["phase"]): GenerationView {
    const generation = this.generations.find((one) => one.runs.some((run) => run.id === id));
    const found = generation?.runs.find((run) => run.id === id);
    if (!generation || !found) throw { code: "badRequest", message: "There is no such run." };
    found.phase = phase;
    found.trouble = null;
    generation.revision = ++this.revision;
    return structuredClone(generation);
  }

  private mayRefuse(): void {
    const refusal = this.refusal;
    this.refusal = null;
    if (refusal) throw refusal;
  }
}

export function run(id: string, generation: string, kind: RunView["kind"]): RunView {
  return {
    id,
    generation,
    kind,
    candidate: null,
    options: null,
    phase: "queued",
    createdAt: Date.now(),
    delayMs: 0,
    executionMs: 0,
    usualMs: null,
    heardAt: Date.now(),
    retryAt: null,
    trouble: null,
    balance: null,
    charged: null,
  };
}
