import { html, type ReactiveController, type ReactiveControllerHost } from "lit";
import { shared } from "../src/messages/shared.ts";
import { icon } from "./icon.ts";

/** How long the button shows the outcome. */
const SHOWN_MS = 2_000;

/** A button that copies a text, and tells for a while whether the browser allowed it. */
export class CopyText implements ReactiveController {
  #outcome: "copied" | "refused" | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
    this.#outcome = undefined;
  }

  /** Renders the button. */
  button(text: string) {
    const done = this.#outcome === "copied";
    return html`<button type="button" @click=${() => this.#copy(text)}>
      ${icon(done ? "done" : "copy")}<span role="status">${this.#label()}</span>
    </button>`;
  }

  #label(): string {
    if (this.#outcome === "refused") return shared.copyNotAllowed();
    return this.#outcome === "copied" ? shared.copied() : shared.copy();
  }

  async #copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      this.#show("copied");
    } catch {
      this.#show("refused");
    }
  }

  #show(outcome: "copied" | "refused") {
    this.#outcome = outcome;
    this.host.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#outcome = undefined;
      this.host.requestUpdate();
    }, SHOWN_MS);
  }
}
