import { html, LitElement } from "lit";
import { customElement } from "lit/decorators.js";
import type { ChooseEvent } from "../design/menu.ts";
import { app } from "../messages/app.ts";
import { LANGUAGE_NAMES, LANGUAGES } from "../messages/languages.ts";
import { showLanguage } from "../messages/localization.ts";
import { announceWarning } from "../platform/announcement.ts";
import { chosenLanguage, languageChoice } from "../platform/language.ts";
import "../design/menu.ts";

/** A menu that chooses the page's language, or the browser's, and shows the page in it. */
@customElement("hw-language-menu")
export class LanguageMenu extends LitElement {
  override render() {
    return html`<hw-menu
      icon="globe"
      label=${app.language()}
      .items=${[
        { id: "browser", label: app.languageOfBrowser() },
        ...LANGUAGES.map((language) => ({ id: language, label: LANGUAGE_NAMES[language] })),
      ]}
      @hw-choose=${(event: ChooseEvent) => this.choose(event.item)}
    ></hw-menu>`;
  }

  private async choose(item: string) {
    languageChoice.choose(item);
    try {
      await showLanguage(chosenLanguage());
    } catch {
      announceWarning(this, app.languageNotLoaded());
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-language-menu": LanguageMenu;
  }
}
