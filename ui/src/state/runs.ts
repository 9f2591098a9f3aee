// Runs, and what can be done about those that are in trouble.

import type { RunView } from "../bindings/RunView";
import type { TroubleCode } from "../bindings/TroubleCode";

/** Whether a run is on its way. */
export function isOnItsWay(run: RunView): boolean {
  return ["submitting", "queued", "running", "storing", "cancelling"].includes(run.phase);
}

/** What a person can do about a trouble, beside waiting. */
export type Remedy = "settings" | "again" | "none";

export const REMEDIES: Record<TroubleCode, Remedy> = {
  signIn: "settings",
  outOfTokens: "again",
  noBalance: "settings",
  offline: "none",
  busy: "none",
  refused: "none",
  failed: "again",
  jobLost: "again",
  unconfirmed: "again",
  disk: "again",
  noGpu: "none",
  badRequest: "none",
  internal: "again",
};
