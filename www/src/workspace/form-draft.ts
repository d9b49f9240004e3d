import type { ReactiveControllerHost } from "lit";
import { holdPage, releasePage } from "../platform/unsaved.ts";

/** What was edited, and what was stored when that began. */
interface Draft<T> {
  readonly value: T;
  readonly base: T;
}

/** Drafts of one kind of form, by what they are about; they last as long as the page. */
export class Drafts<T> {
  readonly #kept = new Map<string, Draft<T>>();

  get(key: string): Draft<T> | undefined {
    return this.#kept.get(key);
  }

  keep(key: string, draft: Draft<T>) {
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
  /** What it was made from: what others change meanwhile is told by it from what was edited here. */
  base: T | undefined;
  /** Whether the form began with what an earlier one left. */
  restored = false;

  #key: string | undefined;
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
    const kept = this.drafts.get(key);
    this.restored = kept !== undefined;
    this.base = kept?.base ?? begin();
    this.value = kept?.value ?? this.base;
  }

  /** Takes what was edited. */
  change(value: T) {
    this.value = value;
    const { base } = this;
    if (this.#key === undefined || base === undefined) return;
    if (JSON.stringify(value) === JSON.stringify(base)) this.drafts.drop(this.#key);
    else this.drafts.keep(this.#key, { value, base });
    this.host.requestUpdate();
  }

  /** Goes back to what is stored. */
  discard() {
    this.settle();
    this.base = this.#begin();
    this.value = this.base;
    this.host.requestUpdate();
  }

  /** It is saved, or given up: nothing of it is kept. */
  settle() {
    this.restored = false;
    if (this.#key !== undefined) this.drafts.drop(this.#key);
  }
}
