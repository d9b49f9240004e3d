import type { Theme, WorkspaceStore } from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { IconName } from "../design/icon.ts";
import type { ChooseEvent } from "../design/menu.ts";
import { app } from "../messages/app.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "../design/menu.ts";

const ICON: Record<Theme, IconName> = { system: "system", light: "sun", dark: "moon" };
const THEMES: readonly Theme[] = ["system", "light", "dark"];

/** A menu that chooses the theme (light, dark, or the system's) and applies it to the page. */
@customElement("hw-theme-menu")
export class ThemeMenu extends LitElement {
  @property({ attribute: false }) store?: WorkspaceStore;
  private readonly controller = new WorkspaceController(this);

  protected override updated() {
    document.documentElement.dataset.theme = this.theme;
  }

  override render() {
    return html`<hw-menu
      icon=${ICON[this.theme]}
      label=${app.theme()}
      .items=${THEMES.map((theme) => ({ id: theme, label: app[theme](), icon: ICON[theme] }))}
      @hw-choose=${(event: ChooseEvent) => this.choose(event.item)}
    ></hw-menu>`;
  }

  private get theme(): Theme {
    return this.controller.workspace.settings?.theme ?? "system";
  }

  private async choose(item: string) {
    const theme = THEMES.find((one) => one === item);
    if (theme === undefined) return;
    const base = this.controller.workspace.settings;
    await this.controller.apply({
      type: "put_settings",
      settings: { ...base, theme },
      ...(base && { base }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-theme-menu": ThemeMenu;
  }
}
