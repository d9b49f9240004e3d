import type { ReactiveControllerHost } from "lit";
import { holdPage, releasePage } from "../app/unsaved.ts";

/** Drafts of one kind of form, by what they are about; they last as long as the page. */
export class Drafts<T> {
  readonly #kept = new Map<string, T>();

  get(key: string): T | undefined {
    return this.#kept.get(key);
  }

  keep(key: string, draft: T) {
    this.#kept.set(key, draft);
    holdPage(this);
  }

  drop(key: string) {
    this.#kept.delete(key);
    if (this.#kept.size === 0) releasePage(this);
  }
}

/** What a form holds while it is edited. It is kept while other views are shown, until it is saved or discarded. */
export class FormDraft<T> {
  value: T | undefined;
  /** Whether the form began with what an earlier one left. */
  restored = false;

  #key: string | undefined;
  #beginning = "";
  #begin: () => T | undefined = () => undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly drafts: Drafts<T>,
  ) {}

  /** Begins with the draft that is kept under this key, else with what `begin` says; does nothing where it is open. */
  open(key: string, begin: () => T) {
    if (key === this.#key) return;
    this.#key = key;
    this.#begin = begin;
    const beginning = begin();
    const kept = this.drafts.get(key);
    this.#beginning = JSON.stringify(beginning);
    this.restored = kept !== undefined;
    this.value = kept ?? beginning;
  }

  /** Takes what was edited. */
  change(value: T) {
    this.value = value;
    if (this.#key === undefined) return;
    if (JSON.stringify(value) === this.#beginning) this.drafts.drop(this.#key);
    else this.drafts.keep(this.#key, value);
    this.host.requestUpdate();
  }

  /** Goes back to what is stored. */
  discard() {
    this.settle();
    this.value = this.#begin();
    this.#beginning = JSON.stringify(this.value);
    this.host.requestUpdate();
  }

  /** It is saved, or given up: nothing of it is kept. */
  settle() {
    this.restored = false;
    if (this.#key !== undefined) this.drafts.drop(this.#key);
  }
}
