import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Tells an element whether a media query matches, and updates the element when that changes. */
export class MediaQueryController implements ReactiveController {
  readonly #query: MediaQueryList;
  readonly #changed = () => this.host.requestUpdate();

  constructor(
    private readonly host: ReactiveControllerHost,
    query: string,
  ) {
    this.#query = matchMedia(query);
    host.addController(this);
  }

  get matches(): boolean {
    return this.#query.matches;
  }

  hostConnected() {
    this.#query.addEventListener("change", this.#changed);
    // It may have changed while the element was not on the page.
    this.host.requestUpdate();
  }

  hostDisconnected() {
    this.#query.removeEventListener("change", this.#changed);
  }
}
