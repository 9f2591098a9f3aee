// The services that new work can go to: which is chosen, and the form in which one is added or changed.

import type { ServiceView } from "../bindings/ServiceView";
import type { SettingsView } from "../bindings/SettingsView";
import type { TroubleView } from "../bindings/TroubleView";
import { troubleOf, type Host } from "../host";

/** What is being written about a service. `was` is the address of one that is listed. */
export interface ServiceForm {
  was: string | null;
  name: string;
  url: string;
  token: string;
}

export class Services {
  form = $state<ServiceForm | null>(null);
  /** Why the last thing that was asked for here didn't work. */
  trouble = $state<TroubleView | null>(null);
  /** What came of asking the service whether it takes the token. */
  check = $state<"none" | "asking" | "fine" | TroubleView>("none");
  /** What is written is being kept. */
  private isKeeping = false;
  /** Counts the forms, so that an answer finds the one that asked. */
  private written = 0;

  constructor(
    private readonly host: Host,
    private readonly told: (settings: SettingsView) => void,
  ) {}

  add(): void {
    this.write({ was: null, name: "", url: "", token: "" });
  }

  edit({ name, url }: ServiceView): void {
    this.write({ was: url, name, url, token: "" });
  }

  close(): void {
    this.write(null);
  }

  /** Another address or token was written: what was told of the one before is no longer so. */
  rewritten(): void {
    this.written += 1;
    this.check = "none";
    this.trouble = null;
  }

  async choose(url: string | null): Promise<void> {
    await this.attempt(() => this.host.chooseService(url));
  }

  async forget(url: string): Promise<void> {
    if (await this.attempt(() => this.host.forgetService(url))) this.close();
  }

  async forgetToken(url: string): Promise<void> {
    await this.attempt(() => this.host.forgetToken(url));
  }

  /** Keeps what is written. New work goes to a new service. */
  async keep(): Promise<void> {
    const form = this.form;
    if (form === null || this.isKeeping) return;
    this.isKeeping = true;
    const change = { was: form.was, name: form.name, url: form.url, token: tokenOf(form) };
    if (await this.attempt(() => this.host.keepService(change))) this.close();
    this.isKeeping = false;
  }

  /** Asks the service whether it takes the token that is written, or the one that is kept. */
  async ask(): Promise<void> {
    const form = this.form;
    if (form === null) return;
    this.rewritten();
    this.check = "asking";
    const asked = this.written;
    const answer = await this.host.checkService(form.url, tokenOf(form)).then(
      () => null,
      (thrown: unknown) => troubleOf(thrown),
    );
    if (asked !== this.written) return;
    this.check = answer ?? "fine";
  }

  private write(form: ServiceForm | null): void {
    this.rewritten();
    this.form = form;
  }

  private async attempt(work: () => Promise<SettingsView>): Promise<boolean> {
    this.trouble = null;
    try {
      this.told(await work());
      return true;
    } catch (thrown) {
      this.trouble = troubleOf(thrown);
      return false;
    }
  }
}

function tokenOf({ token }: ServiceForm): string | null {
  return token.trim() === "" ? null : token;
}
