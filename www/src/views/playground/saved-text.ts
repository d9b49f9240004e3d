import type { ReactiveController, ReactiveControllerHost } from "lit";
import { markSaved, markUnsaved } from "../../platform/unsaved.ts";
import { forgetLeft, leaveBehind, leftBehind } from "./left-behind.ts";

/** How long nobody must type before a text is saved, in milliseconds. */
const PAUSE = 300;

interface Unsaved {
  readonly text: string;
  /** What was stored when it was typed. */
  readonly over: string;
  save: Save;
  /** Whether the last attempt to store it failed. */
  refused: boolean;
}

/** Answers whether the text is stored now. */
type Save = (text: string) => Promise<boolean>;

/** By kind, and by key; what can't be stored stays while other views are shown. */
const unsavedTexts = new Map<string, Map<string, Unsaved>>();

function unsavedOf(kind: string): Map<string, Unsaved> {
  const known = unsavedTexts.get(kind) ?? new Map<string, Unsaved>();
  unsavedTexts.set(kind, known);
  return known;
}

/** A text that people type into and that is stored soon after. What can't be stored stays until it can. */
export class SavedText implements ReactiveController {
  text = "";
  /** Whether the last attempt to store it failed. */
  failed = false;

  #key: string | undefined;
  #stored = "";
  #save: Save = async () => true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #unsaved: Map<string, Unsaved>;
  readonly #saving = new Set<Unsaved>();

  /** `kind` tells texts apart whose keys are the same. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly kind: string,
  ) {
    this.#unsaved = unsavedOf(kind);
    host.addController(this);
  }

  /** Whether something newer than what is stored was typed. */
  get unsaved(): boolean {
    return this.#key !== undefined && this.#unsaved.has(this.#key);
  }

  hostConnected() {
    addEventListener("pagehide", this.#leave);
  }

  hostDisconnected() {
    removeEventListener("pagehide", this.#leave);
    this.flush();
  }

  /** Shows what is stored under a key, unless something newer was typed here. */
  show(key: string, stored: string, save: Save) {
    const opened = key !== this.#key;
    if (opened) this.flush();
    this.#key = key;
    this.#stored = stored;
    this.#save = save;
    if (opened) this.#recover(key, stored);
    const typed = this.#unsaved.get(key);
    // An earlier visit to this view may have left it, which can store nothing any more.
    if (typed) typed.save = save;
    this.text = typed?.text ?? stored;
    this.failed = typed?.refused ?? false;
  }

  /** Takes what was typed, and stores it once typing rests. */
  type(text: string) {
    if (this.#key === undefined) return;
    this.text = text;
    const refused = this.#unsaved.get(this.#key)?.refused ?? false;
    this.#unsaved.set(this.#key, { text, over: this.#stored, save: this.#save, refused });
    this.#storeSoon();
    this.host.requestUpdate();
  }

  /** Stores at once what was typed. */
  readonly flush = () => {
    clearTimeout(this.#timer);
    for (const [key, unsaved] of this.#unsaved) void this.#store(key, unsaved);
  };

  #storeSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.flush, PAUSE);
  }

  /** Takes up what an earlier page had no time to store. */
  #recover(key: string, stored: string) {
    const left = leftBehind(this.#leftKey(key), stored);
    if (left === undefined) forgetLeft(this.#leftKey(key));
    if (left === undefined || this.#unsaved.has(key)) return;
    this.#unsaved.set(key, { text: left, over: stored, save: this.#save, refused: false });
    this.#storeSoon();
  }

  readonly #leave = () => {
    for (const [key, unsaved] of this.#unsaved) leaveBehind(this.#leftKey(key), unsaved);
    this.flush();
  };

  async #store(key: string, unsaved: Unsaved) {
    if (this.#saving.has(unsaved)) return;
    this.#saving.add(unsaved);
    const stored = await unsaved.save(unsaved.text);
    this.#saving.delete(unsaved);
    unsaved.refused = !stored;
    if (stored && this.#unsaved.get(key) === unsaved) {
      this.#unsaved.delete(key);
      forgetLeft(this.#leftKey(key));
    }
    if (!stored) markUnsaved(this.#unsaved);
    if (this.#unsaved.size === 0) markSaved(this.#unsaved);
    if (key === this.#key) this.failed = !stored;
    this.host.requestUpdate();
  }

  #leftKey(key: string): string {
    return `${this.kind}.${key}`;
  }
}
