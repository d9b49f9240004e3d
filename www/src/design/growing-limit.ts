import { countText } from "../messages/numbers.ts";
import "@awesome.me/webawesome/dist/components/button/button.js";
import { html, nothing, type ReactiveController, type ReactiveControllerHost } from "lit";
import { shared } from "../messages/shared.ts";

/** How many times as much each click shows. */
const GROWTH = 5;

/** Limits how much of something long its host shows at first; the user can show more. */
export class GrowingLimit implements ReactiveController {
  #limit: number;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly first: number,
  ) {
    this.#limit = first;
    host.addController(this);
  }

  hostConnected() {}

  get limit(): number {
    return this.#limit;
  }

  /** Starts with the first part again. */
  reset() {
    this.#limit = this.first;
  }

  /** Renders how much is shown, as `describe` words it, and a button for more; nothing if everything is shown. */
  more(shown: number, all: number, describe: (shown: string, all: string) => string) {
    if (shown >= all) return nothing;
    return html`<p class="row small">
      ${describe(countText(shown), countText(all))}
      <wa-button size="s" appearance="outlined" @click=${this.#grow}>${shared.showMore()}</wa-button>
    </p>`;
  }

  readonly #grow = () => {
    this.#limit *= GROWTH;
    this.host.requestUpdate();
  };
}
