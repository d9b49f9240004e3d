import type { WorkspaceStore } from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ChooseEvent } from "../design/menu.ts";
import { app } from "../messages/app.ts";
import { announce } from "../platform/announcement.ts";
import { chooseFile, download } from "../platform/file.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "../design/confirm-dialog.ts";
import "../design/menu.ts";

const REPLACING = ["import", "reset", "empty"] as const;

type Replacing = (typeof REPLACING)[number];

/** The workspace as a whole: to a file, from a file, back to the examples, empty. Each can be undone. */
@customElement("hw-workspace-menu")
export class WorkspaceMenu extends LitElement {
  @property({ attribute: false }) store?: WorkspaceStore;
  /** What somebody wants to replace everything by, until that is confirmed. */
  @state() private asking: Replacing | undefined;
  private readonly controller = new WorkspaceController(this);

  override render() {
    return html`<hw-menu
      icon="menu"
      label=${app.workspace()}
      .items=${[
        { id: "export", label: app.exportFile() },
        { id: "import", label: app.importFile() },
        { id: "reset", label: app.reset() },
        { id: "empty", label: app.startEmpty() },
      ]}
      @hw-choose=${(event: ChooseEvent) => this.chosen(event.item)}
    ></hw-menu>
    ${this.asking === undefined ? "" : this.dialog(this.asking)}`;
  }

  private dialog(asking: Replacing) {
    const { automations, teams } = this.controller.workspace;
    const webhooks = teams.reduce((count, team) => count + team.webhooks.length, 0);
    const label = { import: app.importFile, reset: app.reset, empty: app.startEmpty }[asking]();
    return html`<hw-confirm-dialog
      heading=${app.replaceTitle()}
      text=${app.replaceText(automations.length.toLocaleString(), webhooks.toLocaleString())}
      action=${label}
      @hw-close=${() => {
        this.asking = undefined;
      }}
      @hw-confirm=${() => this.replace(asking)}
    ></hw-confirm-dialog>`;
  }

  private async chosen(item: string) {
    if (item === "export" && this.store) return download("hookwright.json", this.store.exportFile());
    const replacing = REPLACING.find((one) => one === item);
    if (replacing === undefined) return;
    if (this.isWorthless) return this.replace(replacing);
    this.asking = replacing;
  }

  /** Whether nothing would be missed: nobody has changed anything, or there is nothing. */
  private get isWorthless(): boolean {
    const { automations, teams } = this.controller.workspace;
    return (this.store?.isUntouched ?? true) || automations.length + teams.length === 0;
  }

  private async replace(item: Replacing) {
    if (item === "import") return this.import();
    if (item === "reset" && (await this.controller.attempt((store) => store.reset("starter"))))
      announce(this, app.resetDone());
    if (item === "empty" && (await this.controller.attempt((store) => store.reset("empty"))))
      announce(this, app.startedEmpty());
  }

  private async import() {
    const text = await chooseFile();
    if (text === undefined) return;
    await this.controller.attempt(async (store) => {
      const { unbound } = await store.importFile(text);
      const names = unbound.map((webhook) => webhook.name).join(", ");
      announce(this, names === "" ? app.imported() : app.unbound(names));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-workspace-menu": WorkspaceMenu;
  }
}
