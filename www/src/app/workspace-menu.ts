import "@awesome.me/webawesome/dist/components/button/button.js";
import type { WaSelectEvent } from "@awesome.me/webawesome/dist/events/select.js";
import type { WorkspaceStore } from "hookwright";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { chosenItem } from "../design/menu.ts";
import { app } from "../messages/app.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import { announce } from "./announcement.ts";
import { chooseFile, download } from "./file.ts";
import "../design/icon.ts";

/** The workspace as a whole: to a file, from a file, back to the examples, empty. Each can be undone. */
@customElement("hw-workspace-menu")
export class WorkspaceMenu extends LitElement {
  static override styles = controls;

  @property({ attribute: false }) store?: WorkspaceStore;
  private readonly controller = new WorkspaceController(this);

  override render() {
    return html`<wa-dropdown placement="bottom-end" @wa-select=${(event: WaSelectEvent) => this.chosen(chosenItem(event))}>
      <wa-button slot="trigger" appearance="plain" title=${app.workspace()}>
        <wa-icon name="menu" label=${app.workspace()}></wa-icon>
      </wa-button>
      <wa-dropdown-item value="export">${app.exportFile()}</wa-dropdown-item>
      <wa-dropdown-item value="import">${app.importFile()}</wa-dropdown-item>
      <wa-dropdown-item value="reset">${app.reset()}</wa-dropdown-item>
      <wa-dropdown-item value="empty">${app.startEmpty()}</wa-dropdown-item>
    </wa-dropdown>`;
  }

  private async chosen(item: string) {
    if (item === "export" && this.store) return download("hookwright.json", this.store.exportFile());
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
