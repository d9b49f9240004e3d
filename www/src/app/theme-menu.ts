import "@awesome.me/webawesome/dist/components/button/button.js";
import type { WaSelectEvent } from "@awesome.me/webawesome/dist/events/select.js";
import type { Theme, WorkspaceStore } from "hookwright";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import type { IconName } from "../design/icon.ts";
import { chosenItem } from "../design/menu.ts";
import { app } from "../messages/app.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "../design/icon.ts";

const ICON: Record<Theme, IconName> = { system: "system", light: "sun", dark: "moon" };
const THEMES: readonly Theme[] = ["system", "light", "dark"];

/** Light, dark, or as the system has it; puts the choice on the page itself. */
@customElement("hw-theme-menu")
export class ThemeMenu extends LitElement {
  static override styles = controls;

  @property({ attribute: false }) store?: WorkspaceStore;
  private readonly controller = new WorkspaceController(this);

  protected override updated() {
    document.documentElement.dataset.theme = this.theme;
  }

  override render() {
    return html`<wa-dropdown placement="bottom-end" @wa-select=${this.chosen}>
      <wa-button slot="trigger" appearance="plain" title=${app.theme()}>
        <wa-icon name=${ICON[this.theme]} label=${app.theme()}></wa-icon>
      </wa-button>
      ${THEMES.map(
        (theme) => html`<wa-dropdown-item value=${theme}>
          <wa-icon slot="icon" name=${ICON[theme]}></wa-icon>${app[theme]()}
        </wa-dropdown-item>`,
      )}
    </wa-dropdown>`;
  }

  private get theme(): Theme {
    return this.controller.workspace.settings?.theme ?? "system";
  }

  private async chosen(event: WaSelectEvent) {
    const theme = THEMES.find((one) => one === chosenItem(event));
    if (theme === undefined) return;
    const settings = { ...this.controller.workspace.settings, theme };
    await this.controller.apply({ type: "put_settings", settings });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-theme-menu": ThemeMenu;
  }
}
