// Which of the page's sentences says what happened.

import type { BeautyView } from "../bindings/BeautyView";
import type { MaskWayView } from "../bindings/MaskWayView";
import type { ModelView } from "../bindings/ModelView";
import type { RunView } from "../bindings/RunView";
import type { SecretsView } from "../bindings/SecretsView";
import type { ServiceView } from "../bindings/ServiceView";
import type { SourceView } from "../bindings/SourceView";
import type { TroubleView } from "../bindings/TroubleView";
import type { Tweaks } from "../bindings/Tweaks";
import { MASK_WAYS } from "../state/options";
import { texts } from ".";
import { sentence } from "./formats";

/** A trouble as a person reads it. */
export function sayTrouble({ code, message }: TroubleView): string {
  return texts().troubles[code](message);
}

/** Keys, one by one, as they are written on keyboards. */
export function sayKeys(keys: string): string[] {
  const { numpad, ...names } = texts().keys;
  const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");
  return keys.split(/\+(?=.)/).map((key) => {
    if (isMac && key === "Ctrl") return "⌘";
    if (key.startsWith("Numpad")) return numpad(key.slice(6).replace("Decimal", "."));
    return (names as Record<string, string>)[key] ?? key.replace(/^Digit/, "");
  });
}

/** What something does, and the keys that do it too. */
export function withKeys(text: string, keys: string): string {
  return texts().withKeys(text, sayKeys(keys).join("+"));
}

/** Where tokens are kept. */
export function saySecrets({ keyring, message }: SecretsView): string {
  const { settings } = texts();
  return keyring ? settings.keyring : settings.noKeyring(message);
}

/** What a service goes by: its name, or where it is. */
export function nameOfService({ kind, name, url }: ServiceView): string {
  if (kind === "embedded") return texts().services.builtIn;
  if (name !== "") return name;
  return URL.canParse(url) ? new URL(url).host : url;
}

/** What is known of a service beside its name. */
export function aboutService({ hasToken, url, balance }: ServiceView): string {
  const { services } = texts();
  return [
    url,
    ...(hasToken ? [] : [services.noToken]),
    ...(balance === null ? [] : [services.balance(balance)]),
  ].join(" · ");
}

/** What came of asking a service whether it takes a token. */
export function sayCheck(check: "none" | "asking" | "fine" | TroubleView): string {
  const { services } = texts();
  if (check === "none") return "";
  if (check === "asking") return services.asking;
  if (check === "fine") return services.tokenTaken;
  return check.code === "signIn" ? services.tokenRefused : sentence(check.message);
}

/** How far a beauty render is, and how long the rest takes. */
export function sayBeauty({ samples, of, secondsLeft }: BeautyView): string {
  const { stage } = texts();
  if (samples >= of) return stage.beautyDone;
  if (secondsLeft === null) return stage.beautyBegins;
  const share = samples / of;
  if (secondsLeft < 90) return stage.beautySeconds(share, secondsLeft);
  return stage.beautyMinutes(share, secondsLeft / 60);
}

/** What a run is doing, truthfully: the service's own times, counted on from when it last said them. */
export function sayProgress(run: RunView, now: number): string {
  const { progress } = texts();
  const since = run.heardAt === null ? 0 : Math.max(0, now - run.heardAt);
  if (run.phase === "cancelling") return progress.stopping;
  if (run.trouble?.code === "signIn") return progress.waitingForToken;
  if (run.retryAt !== null && run.retryAt > now) {
    const left = Math.ceil((run.retryAt - now) / 1000);
    return run.trouble?.code === "busy" ? progress.sendsIn(left) : progress.triesIn(left);
  }
  switch (run.phase) {
    case "submitting":
      return progress.sending;
    case "queued":
      return progress.waiting(run.delayMs + since);
    case "running": {
      const say = run.kind === "images" ? progress.drawing : progress.building;
      const doing = say(run.executionMs + since);
      return run.delayMs >= 1000 ? progress.waited(doing, run.delayMs) : doing;
    }
    case "storing":
      return progress.storing;
    default:
      return "";
  }
}

/** How long what a run is doing may still take, by what is usual on this machine; empty where nobody knows. */
export function sayEstimate(run: RunView, now: number): string {
  const { progress } = texts();
  if (run.usualMs === null || run.trouble !== null) return "";
  if (run.phase !== "running") return progress.usually(run.usualMs);
  const since = run.heardAt === null ? 0 : Math.max(0, now - run.heardAt);
  const left = run.usualMs - run.executionMs - since;
  return left > 0 ? progress.left(left) : progress.longer(run.usualMs);
}

/** The share of a run's usual time that it has worked, 0 to 1; `null` where nobody knows. */
export function shareOf(run: RunView, now: number): number | null {
  if (run.usualMs === null || run.phase !== "running") return null;
  const since = run.heardAt === null ? 0 : Math.max(0, now - run.heardAt);
  return Math.min(1, (run.executionMs + since) / Math.max(1, run.usualMs));
}

/** What became of a run, outside of the window. */
export function sayRested(run: RunView, prompt: string): { title: string; text: string } {
  const { notices } = texts();
  if (run.phase !== "done")
    return { title: notices.failed(prompt), text: run.trouble ? sayTrouble(run.trouble) : "" };
  return { title: run.kind === "images" ? notices.imagesReady : notices.modelReady, text: prompt };
}

/** The ways to mask a picture, to choose from. */
export function maskChoices(): { value: MaskWayView; text: string; title: string }[] {
  return MASK_WAYS.map((value) => ({ value, ...texts().masks.ways[value] }));
}

/** A model among those of its generation: what it was made from, and how. */
export function nameOf(model: ModelView, number: number, source: SourceView | null): string {
  const { names, masks } = texts();
  if (model.version) return names.numbered(number, changesOf(model.version.tweaks));
  if (source?.kind === "vox") return names.numbered(number, [names.asItWas]);
  const { voxelSize, paletteSize, fill, texturing, color } = model.options;
  const way = source?.kind === "picture" ? MASK_WAYS[model.candidate] : undefined;
  return names.numbered(number, [
    ...(source === null ? [names.image(model.candidate + 1)] : []),
    ...(way ? [names.mask(masks.ways[way].text)] : []),
    names.size(voxelSize),
    names.palette(paletteSize),
    ...(fill ? [names.filled] : []),
    ...(texturing === "gray" ? [names.gray] : []),
    ...(color === "vertex" ? [names.vertices] : []),
  ]);
}

/** What was changed about a model. */
function changesOf({ size, withoutFloaters, inside, colors, recolors, mirrored, turns }: Tweaks): string[] {
  const { names } = texts();
  const said = [
    ...(size !== null ? [names.size(size)] : []),
    ...(colors.kind === "fewer" ? [names.colors(colors.count)] : []),
    ...(colors.kind === "palette" ? [colors.name] : []),
    ...(recolors.length > 0 ? [names.recolored] : []),
    ...(inside.kind === "filled" ? [names.filled] : []),
    ...(inside.kind === "shell" ? [names.shell(inside.thickness)] : []),
    ...(withoutFloaters ? [names.nothingFloats] : []),
    ...(mirrored ? [names.mirrored] : []),
    ...(turns % 4 !== 0 ? [names.turned] : []),
  ];
  return said.length > 0 ? said : [names.copy];
}

/** What the history says where it lists nothing. */
export function sayEmpty(isFiltered: boolean, isTrash: boolean): string {
  const { history } = texts();
  if (isFiltered) return history.nothingMatches;
  return isTrash ? history.emptyTrash : history.empty;
}
