/*
 * Remembers where the user was: in this tab across reloads, and in a new tab as in the tab that was used last. Such values
 * are not worth a message: where the browser refuses to store them, the page starts with its defaults.
 */

/** Returns the value that this tab stored under a key or, in a new tab, the one that any tab stored last. */
export function recall(key: string): unknown {
  return read(() => sessionStorage, key) ?? read(() => localStorage, key);
}

/** Stores a value, which must be JSON, under a key. */
export function remember(key: string, value: unknown): void {
  const json = JSON.stringify(value);
  write(() => sessionStorage, key, json);
  write(() => localStorage, key, json);
}

/** One of several options, like the selected tab, which the page remembers. */
export class RememberedChoice<T extends string> {
  readonly #key: string;
  readonly #options: readonly T[];
  readonly #initial: T;
  #value: T | undefined;

  /** `initial` is the choice of a user who has not chosen yet. */
  constructor(key: string, options: readonly T[], initial: T) {
    this.#key = key;
    this.#options = options;
    this.#initial = initial;
  }

  get value(): T {
    this.#value ??= this.#optionOf(recall(this.#key)) ?? this.#initial;
    return this.#value;
  }

  /** Chooses the option of this name, if there is one, and returns the choice. */
  choose(name: string): T {
    const option = this.#optionOf(name);
    if (option === undefined) return this.value;
    this.#value = option;
    remember(this.#key, option);
    return option;
  }

  #optionOf(name: unknown): T | undefined {
    return this.#options.find((option) => option === name);
  }
}

/** The storage is read in a function, because reading it throws where the user blocked it. */
function read(storage: () => Storage, key: string): unknown {
  try {
    return JSON.parse(storage().getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function write(storage: () => Storage, key: string, json: string) {
  try {
    storage().setItem(key, json);
  } catch {
    return;
  }
}
