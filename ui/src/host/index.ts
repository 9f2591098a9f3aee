// What the page needs from the program around it. Nothing else in the page knows that there is a Tauri.

import type { Event } from "../bindings/Event";
import type { ExportOrder } from "../bindings/ExportOrder";
import type { GenerationView } from "../bindings/GenerationView";
import type { HistoryFacets } from "../bindings/HistoryFacets";
import type { HistoryPage } from "../bindings/HistoryPage";
import type { HistoryQuery } from "../bindings/HistoryQuery";
import type { MaskWayView } from "../bindings/MaskWayView";
import type { OptionsView } from "../bindings/OptionsView";
import type { PaletteView } from "../bindings/PaletteView";
import type { PresetView } from "../bindings/PresetView";
import type { ServiceChange } from "../bindings/ServiceChange";
import type { SettingsView } from "../bindings/SettingsView";
import type { TakenView } from "../bindings/TakenView";
import type { TakeOrder } from "../bindings/TakeOrder";
import type { TroubleView } from "../bindings/TroubleView";
import type { TweakedView } from "../bindings/TweakedView";
import type { Tweaks } from "../bindings/Tweaks";

/** Files over the window, gone from it again, or dropped on it. */
export type FilesEvent = { type: "over" } | { type: "gone" } | { type: "dropped"; paths: string[] };

/** Every call rejects with a `TroubleView`. */
export interface Host {
  listen(hear: (event: Event) => void): Promise<void>;
  /** The `limit` rows that follow the `skip` ones after `after`, which is what an earlier page gave as `next`. */
  listGenerations(
    query: HistoryQuery,
    after: string | null,
    skip: number,
    limit: number,
  ): Promise<HistoryPage>;
  /** The ids of all that matches, newest first. */
  matchingGenerations(query: HistoryQuery): Promise<string[]>;
  historyFacets(): Promise<HistoryFacets>;
  starGenerations(ids: string[], starred: boolean): Promise<void>;
  tagGenerations(ids: string[], tag: string): Promise<void>;
  untagGenerations(ids: string[], tag: string): Promise<void>;
  trashGenerations(ids: string[]): Promise<void>;
  restoreGenerations(ids: string[]): Promise<void>;
  /** For good; only what is in the trash. */
  deleteGenerations(ids: string[]): Promise<void>;
  emptyTrash(): Promise<void>;
  getGeneration(id: string): Promise<GenerationView>;
  generate(prompt: string, seed: number | null): Promise<GenerationView>;
  voxelize(generation: string, candidate: number, options: OptionsView): Promise<GenerationView>;
  /** Asks for a picture, mesh or .vox file; `null` where the person closed the dialog. */
  chooseFile(): Promise<string | null>;
  openFile(path: string, options: OptionsView): Promise<GenerationView>;
  /** The paths of files that were copied elsewhere. */
  copiedFiles(): Promise<string[]>;
  /** Takes the picture that was copied elsewhere, under this name; `null` where there is none. */
  pastePicture(name: string): Promise<GenerationView | null>;
  /** Cuts the thing out of a generation's own picture, as a candidate. Takes up to some seconds; nothing is sent. */
  maskPicture(generation: string, way: MaskWayView): Promise<GenerationView>;
  /** Files that are dragged over the window and dropped on it. */
  listenForFiles(hear: (event: FilesEvent) => void): Promise<void>;
  /** Files that the program was started with, now or once more: `hear` has them to fetch. */
  listenForArrivals(hear: () => void): Promise<void>;
  takeArrivals(): Promise<string[]>;
  /** Writes generations into a zip file. Asks where to; `null` where the person closed the dialog. */
  exportHistory(ids: string[], name: string): Promise<string | null>;
  /** Takes in what such a file holds; asks for it where there is none. `null` where the person closed the dialog. */
  importHistory(path: string | null): Promise<TakenView | null>;
  cancelRun(run: string): Promise<GenerationView>;
  resendRun(run: string): Promise<GenerationView>;
  /** Asks where to; `null` where the person closed the dialog. */
  exportModel(model: string): Promise<string | null>;
  /** The same as another kind of file. */
  exportAs(model: string, order: ExportOrder): Promise<string | null>;
  /** Drags a model's .vox file out of the window, with the button that is held down; until it is let go. */
  dragModel(model: string): Promise<void>;
  /** Shows a file in the system's file manager. */
  showInFolder(path: string): Promise<void>;
  /** Opens a file in MagicaVoxel, or the model's own; asks where MagicaVoxel is where it isn't found. */
  openInMagicaVoxel(model: string, path: string | null): Promise<boolean>;
  /** Asks where MagicaVoxel is; `null` where the person closed the dialog. */
  chooseMagicaVoxel(): Promise<string | null>;
  /** Draws a picture or a turn of what the stage shows; `null` where the person closed the dialog or cancelled. */
  takePicture(model: string, order: TakeOrder): Promise<string | null>;
  cancelPicture(): Promise<void>;
  /** The share of it that is drawn. */
  listenForTakes(hear: (share: number) => void): Promise<void>;
  /** Saves what the viewport shows as a PNG. Asks where to; `null` where the person closed the dialog. */
  savePicture(model: string): Promise<string | null>;
  /** Every generation that has runs on their way, the oldest run first. */
  listWork(): Promise<GenerationView[]>;
  /** What was asked for lately, each once, newest first. */
  recentPrompts(): Promise<string[]>;
  /** Options that are kept under names, by name; so do the two after it answer. */
  listPresets(): Promise<PresetView[]>;
  keepPreset(name: string, options: OptionsView): Promise<PresetView[]>;
  forgetPreset(name: string): Promise<PresetView[]>;
  /** Tells something outside of the window. */
  notify(title: string, text: string): Promise<void>;
  getSettings(): Promise<SettingsView>;
  /** New work goes to the listed service with this address, or to the one built in. */
  chooseService(url: string | null): Promise<SettingsView>;
  /** Lists a service, or changes a listed one, with its token. */
  keepService(change: ServiceChange): Promise<SettingsView>;
  /** Takes a service from the list, and its token from the keyring. */
  forgetService(url: string): Promise<SettingsView>;
  forgetToken(url: string): Promise<SettingsView>;
  /** Rejects where the service doesn't take this token, or the kept one where there is none here. */
  checkService(url: string, token: string | null): Promise<void>;
  /** What was forgiven in the model's file, a sentence each. */
  showModel(model: string | null): Promise<string[]>;
  /** Puts a model beside the one that is shown, or takes it away. What was forgiven in its file. */
  compareModel(model: string | null): Promise<string[]>;
  /** Shows a model with changes of the one that was received; nothing is kept. */
  tweakModel(model: string, tweaks: Tweaks): Promise<TweakedView>;
  /** Keeps a model with changes beside the one that was received. */
  saveVersion(model: string, tweaks: Tweaks): Promise<GenerationView>;
  /** The palettes that come with the program. */
  listPalettes(): Promise<PaletteView[]>;
  /** Asks for a palette file; `null` where the person closed the dialog. */
  choosePalette(): Promise<PaletteView | null>;
  /** Where the viewport's socket is; `null` where there is none. */
  viewportUrl(): Promise<string | null>;
  /** The address of a picture of the library. */
  pictureUrl(hash: string): string;
}

/** What a rejected call holds, whatever was thrown. */
export function troubleOf(thrown: unknown): TroubleView {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    return thrown as TroubleView;
  }
  return { code: "internal", message: String(thrown) };
}

/** The real host inside the app; a host in memory in a plain browser. */
export async function chooseHost(): Promise<Host> {
  if ("__TAURI_INTERNALS__" in window) {
    const { TauriHost } = await import("./tauri");
    return new TauriHost();
  }
  const { sceneOf } = await import("./scenes");
  return sceneOf(location);
}
