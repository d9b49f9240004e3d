import type { ReactiveController, ReactiveControllerHost } from "lit";
import { markSaved, markUnsaved } from "../../platform/unsaved.ts";

/** How long the user must pause typing before a text is stored, in milliseconds. */
const PAUSE_MS = 300;

/** Stores a text and returns whether that succeeded. */
type Save = (text: string) => Promise<boolean>;

/** A text that is not stored yet. */
interface Unsaved {
  readonly text: string;
  /** The stored text that it replaces. */
  readonly over: string;
  save: Save;
  /** Whether the last attempt to store it failed. */
  failed: boolean;
}

/** The unsaved texts, by kind and key. A text that can't be stored is kept while other views are shown. */
const unsavedTexts = new Map<string, Map<string, Unsaved>>();

function unsavedOf(kind: string): Map<string, Unsaved> {
  const unsaved = unsavedTexts.get(kind) ?? new Map<string, Unsaved>();
  unsavedTexts.set(kind, unsaved);
  return unsaved;
}

/** A text that the user edits and that is stored shortly after. A text that can't be stored is kept until it can. */
export class AutosavedText implements ReactiveController {
  text = "";
  /** Whether the last attempt to store the text failed. */
  failed = false;

  #key: string | undefined;
  #stored = "";
  #save: Save = async () => true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #unsaved: Map<string, Unsaved>;
  readonly #saving = new Set<Unsaved>();
  readonly #drafts: DraftStore;

  /** `kind` separates texts that have equal keys. */
  constructor(
    private readonly host: ReactiveControllerHost,
    kind: string,
  ) {
    this.#unsaved = unsavedOf(kind);
    this.#drafts = new DraftStore(kind);
    host.addController(this);
  }

  /** Whether the text has changes that are not stored yet. */
  get unsaved(): boolean {
    return this.#key !== undefined && this.#unsaved.has(this.#key);
  }

  hostConnected() {
    addEventListener("pagehide", this.#keepDrafts);
  }

  hostDisconnected() {
    removeEventListener("pagehide", this.#keepDrafts);
    this.flush();
  }

  /** Shows the text of a key: its unsaved text if there is one, else the stored text. */
  show(key: string, stored: string, save: Save) {
    const isNewKey = key !== this.#key;
    if (isNewKey) this.flush();
    this.#key = key;
    this.#stored = stored;
    this.#save = save;
    if (isNewKey) this.#restoreDraft(key, stored);
    const unsaved = this.#unsaved.get(key);
    // The unsaved text may come from an earlier instance of the view, which can't store anything any more.
    if (unsaved) unsaved.save = save;
    this.text = unsaved?.text ?? stored;
    this.failed = unsaved?.failed ?? false;
  }

  /** Takes a text that the user typed, and stores it after a pause. */
  type(text: string) {
    if (this.#key === undefined) return;
    this.text = text;
    const failed = this.#unsaved.get(this.#key)?.failed ?? false;
    this.#unsaved.set(this.#key, { text, over: this.#stored, save: this.#save, failed });
    this.#storeSoon();
    this.host.requestUpdate();
  }

  /** Stores all unsaved texts of this kind at once. */
  readonly flush = () => {
    clearTimeout(this.#timer);
    for (const [key, unsaved] of this.#unsaved) void this.#store(key, unsaved);
  };

  #storeSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.flush, PAUSE_MS);
  }

  /** Restores the draft of an earlier page that had no time to store it. */
  #restoreDraft(key: string, stored: string) {
    const draft = this.#drafts.get(key, stored);
    if (draft === undefined) this.#drafts.delete(key);
    if (draft === undefined || this.#unsaved.has(key)) return;
    this.#unsaved.set(key, { text: draft, over: stored, save: this.#save, failed: false });
    this.#storeSoon();
  }

  readonly #keepDrafts = () => {
    for (const [key, { text, over }] of this.#unsaved) this.#drafts.set(key, { text, over });
    this.flush();
  };

  async #store(key: string, unsaved: Unsaved) {
    if (this.#saving.has(unsaved)) return;
    this.#saving.add(unsaved);
    const isStored = await unsaved.save(unsaved.text);
    this.#saving.delete(unsaved);
    unsaved.failed = !isStored;
    if (isStored && this.#unsaved.get(key) === unsaved) {
      this.#unsaved.delete(key);
      this.#drafts.delete(key);
    }
    if (!isStored) markUnsaved(this.#unsaved);
    if (this.#unsaved.size === 0) markSaved(this.#unsaved);
    if (key === this.#key) this.failed = !isStored;
    this.host.requestUpdate();
  }
}

/** A draft in localStorage. */
interface Draft {
  readonly text: string;
  /** The stored text that the draft replaces. */
  readonly over: string;
}

/** Keeps drafts in localStorage when the page closes: writing the workspace would take longer than the page has. */
class DraftStore {
  /** `kind` separates texts that have equal keys. */
  constructor(private readonly kind: string) {}

  set(key: string, draft: Draft) {
    try {
      localStorage.setItem(this.#keyOf(key), JSON.stringify(draft));
    } catch {
      // The storage is full, and the page is closing, so there is no way to report it.
    }
  }

  /** Returns the text of a draft, unless a newer text was stored after it was written. */
  get(key: string, stored: string): string | undefined {
    try {
      const draft: unknown = JSON.parse(localStorage.getItem(this.#keyOf(key)) ?? "null");
      return isDraft(draft) && draft.over === stored && draft.text !== stored ? draft.text : undefined;
    } catch {
      return undefined;
    }
  }

  delete(key: string) {
    localStorage.removeItem(this.#keyOf(key));
  }

  #keyOf(key: string): string {
    return `hookwright.left.${this.kind}.${key}`;
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === "object" &&
    value !== null &&
    "text" in value &&
    "over" in value &&
    typeof value.text === "string" &&
    typeof value.over === "string"
  );
}
