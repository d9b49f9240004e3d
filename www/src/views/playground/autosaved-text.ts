import type { ReactiveController, ReactiveControllerHost } from "lit";
import { markSaved, markUnsaved } from "../../platform/unsaved.ts";
import { tabDrafts } from "../../workspace/tab-drafts.ts";
import type { SavedText } from "../../workspace/workspace-controller.ts";

/** How long the user must pause typing before a text is stored, in milliseconds. Until then, a draft has it. */
const PAUSE_MS = 300;

/** Stores a text that was edited from another one. */
type Save = (text: string, base: string) => Promise<SavedText>;

/** A text that is not stored yet. */
interface Unsaved {
  readonly text: string;
  /** The stored text that it replaces. */
  base: string;
  save: Save;
  /** Whether the last attempt to store it failed. */
  failed: boolean;
}

/** The texts of one kind, by key. A text that can't be stored is kept while other views are shown. */
interface Texts {
  readonly unsaved: Map<string, Unsaved>;
  /** The unsaved texts that are being stored. */
  readonly saving: Map<string, Unsaved>;
  /** Other versions: texts of other tabs that this tab replaced, and drafts that no longer fit the stored text. */
  readonly others: Map<string, string>;
}

const textsByKind = new Map<string, Texts>();

function textsOf(kind: string): Texts {
  const texts = textsByKind.get(kind) ?? { unsaved: new Map(), saving: new Map(), others: new Map() };
  textsByKind.set(kind, texts);
  return texts;
}

/** A text that the user edits and that is stored shortly after. A text that can't be stored is kept until it can. */
export class AutosavedText implements ReactiveController {
  text = "";
  /** Whether the last attempt to store the text failed. */
  failed = false;

  #key: string | undefined;
  #stored = "";
  #save: Save = async () => ({ isStored: true });
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #texts: Texts;

  /** `kind` separates texts that have equal keys. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly kind: string,
  ) {
    this.#texts = textsOf(kind);
    host.addController(this);
  }

  /** Whether the text has changes that are not stored yet. */
  get unsaved(): boolean {
    return this.#key !== undefined && this.#texts.unsaved.has(this.#key);
  }

  /** Another version of the text: one of another tab that was replaced here, or one that an earlier page could not store. */
  get other(): string | undefined {
    const other = this.#key === undefined ? undefined : this.#texts.others.get(this.#key);
    return other === this.text ? undefined : other;
  }

  hostConnected() {
    addEventListener("pagehide", this.flush);
  }

  hostDisconnected() {
    removeEventListener("pagehide", this.flush);
    this.flush();
  }

  /** Shows the text of a key: its unsaved text if there is one, else the stored text. */
  show(key: string, stored: string, save: Save) {
    const isNewKey = key !== this.#key;
    if (isNewKey) this.flush();
    this.#key = key;
    this.#stored = stored;
    this.#save = save;
    if (isNewKey) this.#takeDrafts(key, stored);
    const unsaved = this.#texts.unsaved.get(key);
    // The unsaved text may come from an earlier instance of the view, which can't store anything any more.
    if (unsaved) unsaved.save = save;
    this.text = unsaved?.text ?? stored;
    this.failed = unsaved?.failed ?? false;
  }

  /** Takes a text that the user typed, and stores it after a pause. */
  type(text: string) {
    const key = this.#key;
    if (key === undefined) return;
    this.text = text;
    this.#edit(key, text, this.#texts.unsaved.get(key)?.base ?? this.#stored);
    this.host.requestUpdate();
  }

  /** Shows the other version, and keeps the text as the other one. */
  readonly exchange = () => {
    const { text, other } = this;
    if (this.#key === undefined || other === undefined) return;
    this.#keepOther(this.#key, text);
    this.type(other);
  };

  /** Discards the other version. */
  readonly discardOther = () => {
    if (this.#key === undefined) return;
    this.#texts.others.delete(this.#key);
    tabDrafts.drop(this.#otherKind, this.#key);
    this.host.requestUpdate();
  };

  /** Stores all unsaved texts of this kind at once. */
  readonly flush = () => {
    clearTimeout(this.#timer);
    for (const [key, unsaved] of this.#texts.unsaved) void this.#store(key, unsaved);
  };

  #edit(key: string, text: string, base: string) {
    const saving = this.#texts.saving.get(key);
    const failed = this.#texts.unsaved.get(key)?.failed ?? false;
    this.#texts.unsaved.set(key, { text, base: saving?.text ?? base, save: this.#save, failed });
    const bases = saving ? [saving.base, saving.text] : [base];
    tabDrafts.keep({ kind: this.kind, key, value: text, bases });
    this.#storeSoon();
  }

  #storeSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.flush, PAUSE_MS);
  }

  /** Takes the drafts of an earlier page that had no time to store them. */
  #takeDrafts(key: string, stored: string) {
    const draft = tabDrafts.take(this.kind, key);
    if (typeof draft?.value === "string" && draft.value !== stored) {
      if (draft.bases.includes(stored) && !this.#texts.unsaved.has(key)) this.#edit(key, draft.value, stored);
      else this.#keepOther(key, draft.value);
    }
    const other = tabDrafts.take(this.#otherKind, key)?.value;
    if (typeof other === "string") this.#keepOther(key, other);
  }

  get #otherKind(): string {
    return `${this.kind}.other`;
  }

  #keepOther(key: string, text: string) {
    this.#texts.others.set(key, text);
    tabDrafts.keep({ kind: this.#otherKind, key, value: text, bases: [] });
  }

  async #store(key: string, unsaved: Unsaved) {
    const { saving, unsaved: unsavedTexts } = this.#texts;
    if (saving.has(key)) return;
    saving.set(key, unsaved);
    const { isStored, replaced } = await unsaved.save(unsaved.text, unsaved.base);
    saving.delete(key);
    const newest = unsavedTexts.get(key);
    if (newest === unsaved && isStored) {
      unsavedTexts.delete(key);
      tabDrafts.drop(this.kind, key);
    } else if (newest) {
      newest.failed = !isStored;
      if (!isStored) newest.base = unsaved.base;
      // The user typed on while the text was being stored.
      if (newest !== unsaved) this.#storeSoon();
    }
    if (replaced !== undefined) this.#keepOther(key, replaced);
    if (!isStored) markUnsaved(unsavedTexts);
    if (unsavedTexts.size === 0) markSaved(unsavedTexts);
    if (key === this.#key) this.failed = !isStored;
    this.host.requestUpdate();
  }
}
