import type { ReactiveControllerHost } from "lit";
import { markSaved, markUnsaved } from "../platform/unsaved.ts";
import { tabDrafts } from "./tab-drafts.ts";

/** An edited value, and the stored value that it started from. */
interface Draft<T> {
  readonly value: T;
  readonly base: T;
}

/** The drafts of one kind of form, by key; also those of earlier pages that ended without saving or discarding them. */
export class Drafts<T> {
  readonly #drafts = new Map<string, Draft<T>>();

  /** `read` returns a stored value if it is one of the form's: an earlier version of this code may have stored it. */
  constructor(
    private readonly kind: string,
    private readonly read: (value: unknown) => T | undefined,
  ) {}

  get(key: string): Draft<T> | undefined {
    const taken = this.#drafts.has(key) ? undefined : tabDrafts.take(this.kind, key);
    const [value, base] = [this.read(taken?.value), this.read(taken?.bases[0])];
    if (value !== undefined && base !== undefined) this.keep(key, { value, base });
    return this.#drafts.get(key);
  }

  keep(key: string, draft: Draft<T>) {
    this.#drafts.set(key, draft);
    tabDrafts.keep({ kind: this.kind, key, value: draft.value, bases: [draft.base] });
    markUnsaved(this);
  }

  drop(key: string) {
    this.#drafts.delete(key);
    tabDrafts.drop(this.kind, key);
    if (this.#drafts.size === 0) markSaved(this);
  }
}

/** The value of a form while the user edits it. It survives visits to other views, until it is saved or discarded. */
export class FormDraft<T extends object> {
  value: T | undefined;
  /** The value that editing started from, to tell the user's changes from those of other tabs. */
  base: T | undefined;
  /** Whether the form started with an earlier draft. */
  restored = false;

  #key: string | undefined;
  #initial: () => T | undefined = () => undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly drafts: Drafts<T>,
  ) {}

  /** Opens the draft under a key or, if there is no draft, the `initial` value; does nothing if that key is already open. */
  open(key: string, initial: () => T) {
    if (key === this.#key) return;
    this.#key = key;
    this.#initial = initial;
    const draft = this.drafts.get(key);
    this.restored = draft !== undefined;
    this.base = draft?.base ?? initial();
    this.value = draft?.value ?? this.base;
  }

  /** Takes over what another tab changed in the stored value, except in the members that the user has edited here. */
  follow(stored: T) {
    const { base, value } = this;
    if (base === undefined || value === undefined || isEqual(stored, base)) return;
    const [before, edited] = [members(base), members(value)];
    const isEdited = (key: string) => !isEqual(edited.get(key), before.get(key));
    const merged = (own: T) =>
      Object.fromEntries([
        ...Object.entries(own).filter(([key]) => isEdited(key)),
        ...Object.entries(stored).filter(([key]) => !isEdited(key)),
      ]) as T;
    this.base = merged(base);
    this.change(merged(value));
  }

  /** Sets the edited value. */
  change(value: T) {
    this.value = value;
    const { base } = this;
    if (this.#key === undefined || base === undefined) return;
    if (isEqual(value, base)) this.drafts.drop(this.#key);
    else this.drafts.keep(this.#key, { value, base });
    this.host.requestUpdate();
  }

  /** Keeps the value as a draft, edited or not, while the user leaves to create something that the form needs. */
  keep() {
    const { base, value } = this;
    if (this.#key !== undefined && base !== undefined && value !== undefined)
      this.drafts.keep(this.#key, { value, base });
  }

  /** Discards the draft and returns to the stored value. */
  discard() {
    this.dropDraft();
    this.base = this.#initial();
    this.value = this.base;
    this.host.requestUpdate();
  }

  /** Deletes the draft, after it was saved or discarded. */
  dropDraft() {
    this.restored = false;
    if (this.#key !== undefined) this.drafts.drop(this.#key);
  }
}

function members(value: object): Map<string, unknown> {
  return new Map(Object.entries(value));
}

/** Returns whether two values are the same JSON, whatever the order of an object's members. */
function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sorted) === JSON.stringify(other, sorted);
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
