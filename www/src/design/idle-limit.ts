import type { ReactiveController, ReactiveControllerHost } from "lit";

/** How many items each step adds. */
const STEP = 400;

/** Limits how many items of a long list its host renders at once: it begins with some, and more follow while the page is idle. */
export class IdleLimit implements ReactiveController {
  #limit = STEP;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Divides items into chunks, of which only those to render now are returned. */
  chunks<T>(items: readonly T[]): readonly (readonly T[])[] {
    if (this.#limit < items.length) this.#timer ??= setTimeout(this.#grow);
    const chunks: (readonly T[])[] = [];
    for (let start = 0; start < Math.min(this.#limit, items.length); start += STEP)
      chunks.push(items.slice(start, start + STEP));
    return chunks;
  }

  readonly #grow = () => {
    this.#timer = undefined;
    this.#limit += STEP;
    this.host.requestUpdate();
  };
}
