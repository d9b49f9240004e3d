import type { ReactiveController, ReactiveControllerHost } from "lit";

/** How long nobody must type before a text is saved, in milliseconds. */
const PAUSE = 300;

interface Unsaved {
  readonly text: string;
  readonly save: Save;
}

/** Answers whether the text is stored now. */
type Save = (text: string) => Promise<boolean>;

/** A text that people type into and that is stored soon after. What can't be stored stays until it can. */
export class SavedText implements ReactiveController {
  text = "";
  /** Whether the last attempt to store it failed. */
  failed = false;

  #key: string | undefined;
  #save: Save = async () => true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #unsaved = new Map<string, Unsaved>();
  readonly #saving = new Set<Unsaved>();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected() {
    addEventListener("pagehide", this.flush);
  }

  hostDisconnected() {
    removeEventListener("pagehide", this.flush);
    this.flush();
  }

  /** Shows what is stored under a key, unless something newer was typed here. */
  show(key: string, stored: string, save: Save) {
    if (key !== this.#key) this.flush();
    this.#key = key;
    this.#save = save;
    const typed = this.#unsaved.get(key);
    this.text = typed?.text ?? stored;
    if (typed === undefined) this.failed = false;
  }

  /** Takes what was typed, and stores it once typing rests. */
  type(text: string) {
    if (this.#key === undefined) return;
    this.text = text;
    this.#unsaved.set(this.#key, { text, save: this.#save });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.flush, PAUSE);
    this.host.requestUpdate();
  }

  /** Stores at once what was typed. */
  readonly flush = () => {
    clearTimeout(this.#timer);
    for (const [key, unsaved] of this.#unsaved) void this.#store(key, unsaved);
  };

  async #store(key: string, unsaved: Unsaved) {
    if (this.#saving.has(unsaved)) return;
    this.#saving.add(unsaved);
    const stored = await unsaved.save(unsaved.text);
    this.#saving.delete(unsaved);
    if (stored && this.#unsaved.get(key) === unsaved) this.#unsaved.delete(key);
    if (key === this.#key) this.failed = !stored;
    this.host.requestUpdate();
  }
}
