import type { WorkspaceStore } from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ChooseEvent } from "../design/menu.ts";
import { app } from "../messages/app.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import { announce } from "./announcement.ts";
import { chooseFile, download } from "./file.ts";
import "../design/menu.ts";

/** The workspace as a whole: to a file, from a file, back to the examples, empty. Each can be undone. */
@customElement("hw-workspace-menu")
export class WorkspaceMenu extends LitElement {
  @property({ attribute: false }) store?: WorkspaceStore;
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
    ></hw-menu>`;
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
