import { HookwrightError, type WorkspaceStore } from "hookwright/payload";
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ChooseEvent } from "../design/menu.ts";
import { app } from "../messages/app.ts";
import { shared } from "../messages/shared.ts";
import { ShareEvent } from "../parts/share/share-event.ts";
import { announce } from "../platform/announcement.ts";
import { chooseFile, download } from "../platform/file.ts";
import { fullCore, loadViewWithFullCore } from "../platform/load-view.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "../design/confirm-dialog.ts";
import "../design/menu.ts";

/** The menu items that replace the whole workspace. */
const REPLACEMENTS = ["import", "reset", "empty"] as const;

type Replacement = (typeof REPLACEMENTS)[number];

/**
 * A menu that exports and shares the workspace, or replaces it: by a file, by the examples, or by an empty one. Undo restores it.
 */
@customElement("hw-workspace-menu")
export class WorkspaceMenu extends LitElement {
  @property({ attribute: false }) store?: WorkspaceStore;
  /** The replacement that waits for the user's confirmation. */
  @state() private unconfirmed: Replacement | undefined;
  /** The JSON for the dialog that imports automations from W&B; undefined while it is closed. */
  @state() private wandbJson: string | undefined;
  private readonly controller = new WorkspaceController(this);

  override render() {
    return html`<hw-menu
      icon="menu"
      label=${app.workspace()}
      .items=${[
        { id: "export", label: app.exportFile() },
        { id: "share", label: shared.share() },
        { id: "import", label: app.importFile() },
        { id: "wandb", label: app.importFromWandb() },
        { id: "reset", label: app.reset() },
        { id: "empty", label: app.startEmpty() },
      ]}
      @hw-choose=${(event: ChooseEvent) => this.choose(event.item)}
    ></hw-menu>
    ${this.unconfirmed === undefined ? "" : this.dialog(this.unconfirmed)}
    ${
      this.wandbJson === undefined
        ? nothing
        : html`<hw-wandb-import-dialog .store=${this.store} .json=${this.wandbJson} @hw-close=${() => {
            this.wandbJson = undefined;
          }}></hw-wandb-import-dialog>`
    }`;
  }

  private dialog(replacement: Replacement) {
    const { automations, teams } = this.controller.workspace;
    const webhooks = teams.reduce((count, team) => count + team.webhooks.length, 0);
    const label = { import: app.importFile, reset: app.reset, empty: app.startEmpty }[replacement]();
    return html`<hw-confirm-dialog
      heading=${app.replaceTitle()}
      text=${app.replaceText(app.automationCount(automations.length), app.webhookCount(webhooks))}
      action=${label}
      @hw-close=${() => {
        this.unconfirmed = undefined;
      }}
      @hw-confirm=${() => this.replace(replacement)}
    ></hw-confirm-dialog>`;
  }

  private async choose(item: string) {
    if (item === "export" && this.store) return download("hookwright.json", this.store.exportFile());
    if (item === "share") return this.dispatchEvent(new ShareEvent({ kind: "workspace" }));
    if (item === "wandb") return this.importFromWandb();
    const replacement = REPLACEMENTS.find((one) => one === item);
    if (replacement === undefined) return;
    if (this.isExpendable) return this.replace(replacement);
    this.unconfirmed = replacement;
  }

  /** Whether the workspace can be replaced without confirmation: it is unchanged since the start, or empty. */
  private get isExpendable(): boolean {
    const { automations, teams } = this.controller.workspace;
    return (this.store?.isUntouched ?? true) || automations.length + teams.length === 0;
  }

  private async replace(replacement: Replacement) {
    if (replacement === "import") return this.import();
    if (replacement === "reset" && (await this.controller.attempt((store) => store.reset("starter"))))
      announce(this, app.resetDone());
    if (replacement === "empty" && (await this.controller.attempt((store) => store.reset("empty"))))
      announce(this, app.startedEmpty());
  }

  /** Lets the user choose a file, and replaces the workspace with it after a confirmation. */
  importFile() {
    return this.choose("import");
  }

  private async import() {
    const text = await chooseFile();
    if (text === undefined) return;
    await this.controller.attempt(async (store) => {
      const imported = await store.importFile(text).catch((error: unknown) => this.elsewhere(text, error));
      if (imported === undefined) return;
      const { unbound } = imported;
      const names = unbound.map((webhook) => webhook.name).join(", ");
      announce(this, names === "" ? app.imported() : app.unbound(names));
    });
  }

  /** Opens the dialog that imports automations from W&B, by default without JSON. */
  importFromWandb(json = "") {
    loadViewWithFullCore(this, () => import("../parts/wandb-import-dialog.ts"));
    this.wandbJson = json;
  }

  /** Opens the dialog for automations from W&B if the file, which is not a workspace, contains some; otherwise throws the error. */
  private async elsewhere(text: string, error: unknown): Promise<undefined> {
    const isOther = error instanceof HookwrightError && ["file/format", "file/syntax"].includes(error.code);
    if (!isOther) throw error;
    await fullCore();
    const { isWandbJson } = await import("../parts/wandb-import-dialog.ts");
    if (!isWandbJson(text)) throw error;
    this.importFromWandb(text);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-workspace-menu": WorkspaceMenu;
  }
}
