// Every sentence that depends on what happened, in one place.

import type { BeautyView } from "../bindings/BeautyView";
import type { MaskFoundView } from "../bindings/MaskFoundView";
import type { MaskWayView } from "../bindings/MaskWayView";
import type { ModelView } from "../bindings/ModelView";
import type { RunView } from "../bindings/RunView";
import type { SourceView } from "../bindings/SourceView";
import type { TroubleCode } from "../bindings/TroubleCode";
import type { TroubleView } from "../bindings/TroubleView";
import type { Tweaks } from "../bindings/Tweaks";

/** What a person can do about it, beside waiting. */
export type Remedy = "settings" | "again" | "cancel" | "none";

/** The one table that turns codes into sentences. `say` gets the particulars, as the service gave them. */
export const TROUBLES: Record<TroubleCode, { say: (message: string) => string; remedy: Remedy }> = {
  signIn: {
    say: () => "The service needs a valid token. The job is kept and goes on by itself once there is one.",
    remedy: "settings",
  },
  outOfTokens: {
    say: () => "This account is out of tokens. Image and options stay as they are.",
    remedy: "again",
  },
  noBalance: { say: sentence, remedy: "settings" },
  offline: { say: (message) => `${sentence(message)} Trying again by itself.`, remedy: "cancel" },
  busy: { say: sentence, remedy: "none" },
  refused: { say: sentence, remedy: "none" },
  failed: { say: sentence, remedy: "again" },
  jobLost: { say: (message) => `The service no longer has this job. ${sentence(message)}`, remedy: "again" },
  unconfirmed: {
    say: () =>
      "The request may or may not have reached the service, and a token may be spent. Send it again?",
    remedy: "again",
  },
  disk: { say: (message) => `This could not be written to disk. ${sentence(message)}`, remedy: "again" },
  noGpu: { say: sentence, remedy: "none" },
  badRequest: { say: sentence, remedy: "none" },
  internal: { say: (message) => `Something went wrong inside. ${sentence(message)}`, remedy: "again" },
};

/** A trouble as a person reads it. */
export function sayTrouble(trouble: TroubleView): string {
  return TROUBLES[trouble.code].say(trouble.message);
}

/** Messages come as clauses ("the image is empty"); on the page they are sentences. */
export function sentence(message: string): string {
  const text = message.trim();
  if (text === "") return "";
  // A file's name stays as it is.
  const begun = /^\S+\.\w/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

/** How far a beauty render is, and how long the rest takes. */
export function sayBeauty({ samples, of, secondsLeft }: BeautyView): string {
  if (samples >= of) return "Done";
  const share = `${Math.floor((100 * samples) / of)} %`;
  if (secondsLeft === null) return "Beginning";
  if (secondsLeft < 90) return `${share}, ${Math.max(1, Math.round(secondsLeft))} s left`;
  return `${share}, ${Math.round(secondsLeft / 60)} min left`;
}

/** Whether a run is on its way. */
export function isOnItsWay(run: RunView): boolean {
  return ["submitting", "queued", "running", "storing", "cancelling"].includes(run.phase);
}

/** What a run is doing, truthfully: the service's own times, counted on from when it last said them. */
export function sayProgress(run: RunView, now: number): string {
  const since = run.heardAt === null ? 0 : Math.max(0, now - run.heardAt);
  const what = run.kind === "images" ? "Drawing" : "Building";
  if (run.phase === "cancelling") return "Stopping";
  if (run.trouble?.code === "signIn") return "Waiting for a token";
  if (run.retryAt !== null && run.retryAt > now) {
    const left = Math.ceil((run.retryAt - now) / 1000);
    return run.trouble?.code === "busy" ? `Sending by itself in ${left} s` : `Next try in ${left} s`;
  }
  switch (run.phase) {
    case "submitting":
      return "Sending";
    case "queued":
      return `Waiting for a worker, ${duration(run.delayMs + since)}`;
    case "running":
      return `${what}, ${duration(run.executionMs + since)}${run.delayMs >= 1000 ? ` (waited ${duration(run.delayMs)})` : ""}`;
    case "storing":
      return "Saving";
    default:
      return "";
  }
}

/** The ways to mask a picture, in the order of the candidates that they make. */
export const MASK_WAYS: { value: MaskWayView; text: string; title: string }[] = [
  { value: "auto", text: "Auto", title: "By the ground's colours and the mask model, whichever is surer" },
  { value: "ground", text: "Ground", title: "Keep all that doesn't look like the ground at the border" },
  { value: "subject", text: "Subject", title: "Keep what the mask model takes for the subject" },
  { value: "whole", text: "Whole", title: "Keep the whole picture" },
];

/** How the mask of a picture was found. */
export const MASKS: Record<MaskFoundView, string> = {
  alpha: "Its ground is transparent.",
  groundAgreed: "Cut out by colour; the model agrees.",
  groundEven: "Cut out by colour: the ground is even.",
  ground: "Cut out by colour.",
  groundUnchecked: "Cut out by colour: this build has no mask model.",
  subject: "Cut out by the mask model.",
  nothing: "Nothing stands out: all of it is built.",
  whole: "All of it is built.",
};

/** A model among those of its generation: what it was made from, and how. */
export function nameOf(model: ModelView, number: number, source: SourceView | null): string {
  if (model.version) return `${number}: ${sayTweaks(model.version.tweaks)}`;
  if (source?.kind === "vox") return `${number}: as it was`;
  const { voxelSize, paletteSize, fill, texturing, color } = model.options;
  const extras = [fill && "filled", texturing === "gray" && "grey", color === "vertex" && "vertices"];
  const how = [`size ${voxelSize}`, `palette ${paletteSize}`, ...extras.filter((extra) => extra !== false)];
  const mask = source?.kind === "picture" ? MASK_WAYS[model.candidate] : undefined;
  const what =
    source === null ? `image ${model.candidate + 1}, ` : mask ? `${mask.text.toLowerCase()}, ` : "";
  return `${number}: ${what}${how.join(", ")}`;
}

/** What was changed about a model. */
function sayTweaks({ size, withoutFloaters, inside, colors, recolors, mirrored, turns }: Tweaks): string {
  const said = [
    size !== null && `size ${size}`,
    colors.kind === "fewer" && `${colors.count} colours`,
    colors.kind === "palette" && colors.name,
    recolors.length > 0 && "recoloured",
    inside.kind === "filled" && "filled",
    inside.kind === "shell" && `shell of ${inside.thickness}`,
    withoutFloaters && "nothing floats",
    mirrored && "mirrored",
    turns % 4 !== 0 && "turned",
  ].filter((one) => one !== false);
  return said.length > 0 ? said.join(", ") : "a copy";
}

/** 0.4 s, 12 s, 3 min 5 s. */
export function duration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** "just now", "5 min ago", "3 h ago", then the date. */
export function ago(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return new Date(at).toLocaleDateString();
}

/** Whether what is sent to this address can be read on its way: without encryption, and not on this machine. */
export function isReadable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const isHere = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  return protocol === "http:" && !isHere;
}

/** What the history says where it lists nothing. */
export function sayEmpty(isFiltered: boolean, isTrash: boolean): string {
  if (isFiltered) return "Nothing matches.";
  return isTrash ? "The trash is empty." : "What you generate is kept here.";
}

export function sayChosen(count: number): string {
  return `${count.toLocaleString("en")} selected`;
}

export function sayThrown(count: number): string {
  return count === 1 ? "Moved to the trash" : `${count.toLocaleString("en")} moved to the trash`;
}

/** What is asked before generations are thrown away while work is on its way for them, or deleted for good. */
export function sayDoomed(
  what: "stop" | "delete" | "empty",
  count: number,
): { title: string; text: string; button: string } {
  const these = count === 1 ? "this generation" : `these ${count.toLocaleString("en")} generations`;
  switch (what) {
    case "stop":
      return {
        title: `Delete ${these}?`,
        text: "Work is on its way and will be cancelled. A token that it cost comes back if the service can still stop it.",
        button: "Stop and delete",
      };
    case "delete":
      return {
        title: `Delete ${these} for good?`,
        text: "Images and models go too. This can't be undone.",
        button: "Delete",
      };
    case "empty":
      return {
        title: "Empty the trash?",
        text: "Everything in it goes for good, with images and models. This can't be undone.",
        button: "Empty",
      };
  }
}
