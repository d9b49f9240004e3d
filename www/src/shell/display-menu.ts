import type { Theme, WorkspaceStore } from "hookwright/payload";
import { html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { IconName } from "../design/icon.ts";
import type { ChooseEvent, MenuItem } from "../design/menu.ts";
import { app } from "../messages/app.ts";
import { LANGUAGE_NAMES, LANGUAGES } from "../messages/languages.ts";
import { showLanguage } from "../messages/localization.ts";
import { announceWarning } from "../platform/announcement.ts";
import { chosenLanguage, languageChoice } from "../platform/language.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";
import "../design/menu.ts";

const ICON: Record<Theme, IconName> = { system: "system", light: "sun", dark: "moon" };
const THEMES: readonly Theme[] = ["system", "light", "dark"];

/** A menu that chooses the theme (light, dark, or the system's) and the language (one of the page's, or the browser's). */
@customElement("hw-display-menu")
export class DisplayMenu extends LitElement {
  @property({ attribute: false }) store?: WorkspaceStore;
  private readonly controller = new WorkspaceController(this);

  protected override updated() {
    const { theme } = this;
    document.documentElement.dataset.theme = theme;
    // The colour of an installed page's title bar.
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
      const own = meta.dataset.theme;
      if (theme === "system") meta.media = `(prefers-color-scheme: ${own})`;
      else meta.media = theme === own ? "all" : "not all";
    }
  }

  override render() {
    const themes = THEMES.map((theme): MenuItem => ({ id: theme, label: app[theme](), icon: ICON[theme] }));
    const languages = LANGUAGES.map((language) => ({ id: language, label: LANGUAGE_NAMES[language] }));
    return html`<hw-menu
      icon=${ICON[this.theme]}
      label=${app.display()}
      .items=${[
        ...themes,
        { id: "browser", label: app.languageOfBrowser(), icon: "globe", divided: true },
        ...languages,
      ]}
      @hw-choose=${(event: ChooseEvent) => this.choose(event.item)}
    ></hw-menu>`;
  }

  private get theme(): Theme {
    return this.controller.workspace.settings?.theme ?? "system";
  }

  private choose(item: string) {
    const theme = THEMES.find((one) => one === item);
    return theme === undefined ? this.chooseLanguage(item) : this.chooseTheme(theme);
  }

  private async chooseTheme(theme: Theme) {
    const base = this.controller.workspace.settings;
    await this.controller.apply({
      type: "put_settings",
      settings: { ...base, theme },
      ...(base && { base }),
    });
  }

  private async chooseLanguage(choice: string) {
    languageChoice.choose(choice);
    try {
      await showLanguage(chosenLanguage());
    } catch {
      announceWarning(this, app.languageNotLoaded());
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-display-menu": DisplayMenu;
  }
}
