// The host inside the app: Tauri's commands and events.

import { convertFileSrc, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
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
import type { TweakedView } from "../bindings/TweakedView";
import type { Tweaks } from "../bindings/Tweaks";
import type { ViewportAddress } from "../bindings/ViewportAddress";
import { texts } from "../texts";
import type { FilesEvent, Host } from ".";

export class TauriHost implements Host {
  async listen(hear: (event: Event) => void): Promise<void> {
    await listen<Event>("studio", (event) => hear(event.payload));
  }

  listGenerations(
    query: HistoryQuery,
    after: string | null,
    skip: number,
    limit: number,
  ): Promise<HistoryPage> {
    return invoke("list_generations", { query, after, skip, limit });
  }

  matchingGenerations(query: HistoryQuery): Promise<string[]> {
    return invoke("matching_generations", { query });
  }

  historyFacets(): Promise<HistoryFacets> {
    return invoke("history_facets");
  }

  starGenerations(ids: string[], starred: boolean): Promise<void> {
    return invoke("star_generations", { ids, starred });
  }

  tagGenerations(ids: string[], tag: string): Promise<void> {
    return invoke("tag_generations", { ids, tag });
  }

  untagGenerations(ids: string[], tag: string): Promise<void> {
    return invoke("untag_generations", { ids, tag });
  }

  trashGenerations(ids: string[]): Promise<void> {
    return invoke("trash_generations", { ids });
  }

  restoreGenerations(ids: string[]): Promise<void> {
    return invoke("restore_generations", { ids });
  }

  deleteGenerations(ids: string[]): Promise<void> {
    return invoke("delete_generations", { ids });
  }

  emptyTrash(): Promise<void> {
    return invoke("empty_trash");
  }

  getGeneration(id: string): Promise<GenerationView> {
    return invoke("get_generation", { id });
  }

  generate(prompt: string, seed: number | null): Promise<GenerationView> {
    return invoke("generate", { prompt, seed });
  }

  voxelize(generation: string, candidate: number, options: OptionsView): Promise<GenerationView> {
    return invoke("voxelize", { generation, candidate, options });
  }

  chooseFile(): Promise<string | null> {
    return invoke("choose_file", { words: texts().files.open });
  }

  openFile(path: string, options: OptionsView): Promise<GenerationView> {
    return invoke("open_file", { path, options });
  }

  copiedFiles(): Promise<string[]> {
    return invoke("copied_files");
  }

  pastePicture(name: string): Promise<GenerationView | null> {
    return invoke("paste_picture", { name });
  }

  maskPicture(generation: string, way: MaskWayView): Promise<GenerationView> {
    return invoke("mask_picture", { generation, way });
  }

  async listenForFiles(hear: (event: FilesEvent) => void): Promise<void> {
    await getCurrentWebview().onDragDropEvent(({ payload }) => {
      if (payload.type === "drop") hear({ type: "dropped", paths: payload.paths });
      else hear({ type: payload.type === "leave" ? "gone" : "over" });
    });
  }

  async listenForArrivals(hear: () => void): Promise<void> {
    await listen("arrived", () => hear());
  }

  takeArrivals(): Promise<string[]> {
    return invoke("take_arrivals");
  }

  exportHistory(ids: string[], name: string): Promise<string | null> {
    return invoke("export_history", { ids, name, words: texts().archives.dialogs.export });
  }

  importHistory(path: string | null): Promise<TakenView | null> {
    return invoke("import_history", { path, words: texts().archives.dialogs.import });
  }

  cancelRun(run: string): Promise<GenerationView> {
    return invoke("cancel_run", { run });
  }

  resendRun(run: string): Promise<GenerationView> {
    return invoke("resend_run", { run });
  }

  exportModel(model: string): Promise<string | null> {
    return invoke("export_model", { model, words: texts().files.export });
  }

  exportAs(model: string, order: ExportOrder): Promise<string | null> {
    return invoke("export_as", { model, order, words: texts().exports.dialogs[order.format] });
  }

  dragModel(model: string): Promise<void> {
    return invoke("drag_model", { model });
  }

  showInFolder(path: string): Promise<void> {
    return invoke("show_in_folder", { path });
  }

  openInMagicaVoxel(model: string, path: string | null): Promise<boolean> {
    return invoke("open_in_magicavoxel", { model, path, words: texts().exports.dialogs.magicaVoxel });
  }

  chooseMagicaVoxel(): Promise<string | null> {
    return invoke("choose_magicavoxel", { words: texts().exports.dialogs.magicaVoxel });
  }

  takePicture(model: string, order: TakeOrder): Promise<string | null> {
    const { picture, turntable } = texts().files;
    return invoke("take_picture", { model, order, words: order.kind === "picture" ? picture : turntable });
  }

  cancelPicture(): Promise<void> {
    return invoke("cancel_picture");
  }

  async listenForTakes(hear: (share: number) => void): Promise<void> {
    await listen<number>("take", ({ payload }) => hear(payload));
  }

  savePicture(model: string): Promise<string | null> {
    return invoke("save_picture", { model, words: texts().files.picture });
  }

  listWork(): Promise<GenerationView[]> {
    return invoke("list_work");
  }

  recentPrompts(): Promise<string[]> {
    return invoke("recent_prompts");
  }

  listPresets(): Promise<PresetView[]> {
    return invoke("list_presets");
  }

  keepPreset(name: string, options: OptionsView): Promise<PresetView[]> {
    return invoke("keep_preset", { name, options });
  }

  forgetPreset(name: string): Promise<PresetView[]> {
    return invoke("forget_preset", { name });
  }

  notify(title: string, text: string): Promise<void> {
    return invoke("notify", { title, text });
  }

  getSettings(): Promise<SettingsView> {
    return invoke("get_settings");
  }

  chooseService(url: string | null): Promise<SettingsView> {
    return invoke("choose_service", { url });
  }

  keepService(change: ServiceChange): Promise<SettingsView> {
    return invoke("keep_service", { change });
  }

  forgetService(url: string): Promise<SettingsView> {
    return invoke("forget_service", { url });
  }

  forgetToken(url: string): Promise<SettingsView> {
    return invoke("forget_token", { url });
  }

  checkService(url: string, token: string | null): Promise<void> {
    return invoke("check_service", { url, token });
  }

  showModel(model: string | null): Promise<string[]> {
    return invoke("show_model", { model });
  }

  tweakModel(model: string, tweaks: Tweaks): Promise<TweakedView> {
    return invoke("tweak_model", { model, tweaks });
  }

  saveVersion(model: string, tweaks: Tweaks): Promise<GenerationView> {
    return invoke("save_version", { model, tweaks });
  }

  listPalettes(): Promise<PaletteView[]> {
    return invoke("list_palettes");
  }

  choosePalette(): Promise<PaletteView | null> {
    return invoke("choose_palette", { words: texts().files.palette });
  }

  compareModel(model: string | null): Promise<string[]> {
    return invoke("compare_model", { model });
  }

  async viewportUrl(): Promise<string | null> {
    const address = await invoke<ViewportAddress>("viewport_address");
    return address.url;
  }

  pictureUrl(hash: string): string {
    return convertFileSrc(hash, "voxelier");
  }
}
