import { html, LitElement, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { ChooseEvent } from "../design/menu.ts";
import { app } from "../messages/app.ts";
import { help } from "../messages/help.ts";
import { docsAddress } from "../platform/docs-address.ts";
import { loadView } from "../platform/load-view.ts";
import { href } from "../platform/route.ts";
import "../design/menu.ts";
import type { HelpTopic } from "./help-dialog.ts";

const TOPICS = ["shortcuts", "variables", "privacy", "about"] as const satisfies readonly HelpTopic[];
const DOCUMENTATION = "documentation";
const SIGNATURE = "signature";
const INTRO = "intro";

/** A menu with help, whose texts are loaded when the user asks for them, the documentation, and the signature debugger. Emits `hw-intro` to show the introduction again. */
@customElement("hw-help-menu")
export class HelpMenu extends LitElement {
  @state() private topic: HelpTopic | undefined;

  override render() {
    return html`<hw-menu
        icon="help"
        label=${help.title()}
        .items=${[
          { id: DOCUMENTATION, label: help.documentation() },
          ...TOPICS.map((topic) => ({ id: topic, label: help[topic]() })),
          { id: SIGNATURE, label: app.signature() },
          { id: INTRO, label: help.showIntro() },
        ]}
        @hw-choose=${(event: ChooseEvent) => this.choose(event.item)}
      ></hw-menu>
      ${
        this.topic === undefined
          ? nothing
          : html`<hw-help-dialog .topic=${this.topic} @hw-close=${() => {
              this.topic = undefined;
            }}></hw-help-dialog>`
      }`;
  }

  private choose(item: string) {
    // Secret values are in this tab's memory, so it stays open.
    if (item === DOCUMENTATION) window.open(docsAddress(), "_blank", "noopener");
    if (item === SIGNATURE) location.hash = href("signature");
    if (item === INTRO) this.dispatchEvent(new Event("hw-intro"));
    this.topic = TOPICS.find((topic) => topic === item);
    if (this.topic) loadView(this, () => import("./help-dialog.ts"));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-help-menu": HelpMenu;
  }
}
