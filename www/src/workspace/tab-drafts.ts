/*
 * Drafts: what the user typed and the workspace does not contain yet. Each tab stores its own in localStorage, four times a
 * second while the user types, because storing the workspace takes longer and would make an undo step of it. When the page
 * opens, it takes over the drafts of tabs that have ended. A form for secret values has no drafts.
 */

const PREFIX = "hookwright.drafts.";
/** The prefix of the key of a single text that an earlier version stored when its page closed. */
const EARLIER_PREFIX = "hookwright.left.";
/** A tab holds a lock of this name, with its id, as long as it exists. */
const LOCK_PREFIX = "hookwright.tab.";
const INTERVAL_MS = 250;
/**
 * The most characters that the drafts of earlier tabs take in localStorage once the second copy has all of them: the
 * workspace needs the space. The drafts of this tab are always in localStorage.
 */
const MAX_INHERITED_CHARACTERS = 1_000_000;

/** A draft with the kind of the text or form, and the key of the record that it belongs to. */
export interface Draft {
  readonly kind: string;
  readonly key: string;
  readonly value: unknown;
  /** The stored values that the draft was made from. */
  readonly bases: readonly unknown[];
}

/** The stored drafts of one tab. */
interface Contents {
  /** How often the tab has stored its drafts: of two copies, the one with the larger count is newer. */
  readonly count: number;
  readonly drafts: readonly Draft[];
  /** The names of further drafts, which only the second copy has. */
  readonly omitted?: readonly string[];
}

/** The drafts of this tab, and those that it took over from tabs that have ended. */
export class TabDrafts {
  /** Called after the drafts were stored. */
  onStored: () => void = () => undefined;
  /** The id of this tab. A reloaded page counts as another tab. */
  readonly tab = crypto.randomUUID();
  readonly #own = new Map<string, Draft>();
  #inherited: readonly Draft[] = [];
  /** Whether the second copy has the drafts of earlier tabs. */
  #hasCopy = false;
  #count = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Keeps a draft, in place of an earlier one. */
  keep(draft: Draft) {
    this.#own.set(nameOf(draft.kind, draft.key), draft);
    this.#storeSoon();
  }

  /** Deletes a draft of this tab, which was saved or discarded. */
  drop(kind: string, key: string) {
    if (this.#own.delete(nameOf(kind, key))) this.#storeSoon();
  }

  /** Returns a draft of an earlier tab, and forgets it: the caller keeps it as its own. */
  take(kind: string, key: string): Draft | undefined {
    const taken = this.#inherited.find((draft) => draft.kind === kind && draft.key === key);
    if (taken) this.forget(taken);
    return taken;
  }

  /** The drafts of earlier tabs that were not taken yet. */
  get inherited(): readonly Draft[] {
    return this.#inherited;
  }

  /** Deletes a draft of an earlier tab. */
  forget(draft: Draft) {
    this.#inherited = this.#inherited.filter((other) => other !== draft);
    this.#storeSoon();
  }

  /** The JSON of all drafts, for the second copy. */
  get json(): string {
    return this.#jsonWith(this.#inherited);
  }

  #jsonWith(inherited: readonly Draft[], omitted?: readonly string[]): string {
    const drafts = [...this.#own.values(), ...inherited];
    return JSON.stringify({ count: this.#count, drafts, ...(omitted && { omitted }) } satisfies Contents);
  }

  /** The JSON of the drafts for localStorage, without the oldest ones of earlier tabs if all are too long. */
  get #storedJson(): string {
    if (!this.#hasCopy) return this.json;
    let characters = 0;
    const isKept = (draft: Draft) => {
      characters += lengthOf(draft);
      return characters <= MAX_INHERITED_CHARACTERS;
    };
    // The latest are first.
    const firstOmitted = this.#inherited.findIndex((draft) => !isKept(draft));
    if (firstOmitted < 0) return this.json;
    const omitted = this.#inherited.slice(firstOmitted).map(({ kind, key }) => nameOf(kind, key));
    return this.#jsonWith(this.#inherited.slice(0, firstOmitted), omitted);
  }

  /** Stores the drafts. */
  readonly store = () => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#count += 1;
    try {
      if (this.#own.size + this.#inherited.length === 0) localStorage.removeItem(PREFIX + this.tab);
      else localStorage.setItem(PREFIX + this.tab, this.#storedJson);
    } catch {
      // The storage is full, as the user will learn when the workspace can't be stored. The second copy has the drafts, too.
    }
    this.onStored();
  };

  /**
   * Takes over the drafts of tabs that have ended: those in localStorage, and those in `copies`, JSON by tab. Returns the
   * ids of these tabs.
   */
  async inherit(copies: ReadonlyMap<string, string>): Promise<ReadonlySet<string>> {
    await this.#holdLock();
    const { held = [] } = await navigator.locks.query();
    const alive = new Set(held.map(({ name }) => name));
    const stored = storedDrafts(PREFIX);
    const ended = new Set(
      [...stored.keys(), ...copies.keys()].filter((tab) => !alive.has(LOCK_PREFIX + tab)),
    );
    const drafts = [...ended].flatMap((tab) => draftsOf(parse(stored.get(tab)), parse(copies.get(tab))));
    this.#inherited = withoutRepetitions([...drafts, ...earlierDrafts()]);
    if (this.#inherited.length > 0) this.store();
    for (const tab of ended) localStorage.removeItem(PREFIX + tab);
    return ended;
  }

  /** Records that the second copy has all drafts. From then on, localStorage keeps only some of those of earlier tabs. */
  copied() {
    if (this.#hasCopy) return;
    this.#hasCopy = true;
    if (this.#inherited.length > 0) this.#storeSoon();
  }

  /** Resolves when this tab holds its lock. */
  #holdLock(): Promise<void> {
    return new Promise((resolve) => {
      const untilTheTabEnds = navigator.locks.request(LOCK_PREFIX + this.tab, () => {
        resolve();
        return new Promise(() => undefined);
      });
      untilTheTabEnds.catch(() => resolve());
    });
  }

  #storeSoon() {
    this.#timer ??= setTimeout(this.store, INTERVAL_MS);
  }
}

/** The drafts of this page. */
export const tabDrafts = new TabDrafts();

addEventListener("pagehide", tabDrafts.store);

function nameOf(kind: string, key: string): string {
  return `${kind} ${key}`;
}

/** Returns the strings in localStorage under keys with this prefix, by the rest of the key. */
function storedDrafts(prefix: string): Map<string, string> {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  return new Map(keys.map((key) => [key.slice(prefix.length), localStorage.getItem(key) ?? ""]));
}

/** Takes the texts that an earlier version stored. */
function earlierDrafts(): Draft[] {
  return [...storedDrafts(EARLIER_PREFIX)].flatMap(([name, json]) => {
    localStorage.removeItem(EARLIER_PREFIX + name);
    const [kind = "", ...key] = name.split(".");
    const value = parseJson(json);
    return isRecord(value) ? [{ kind, key: key.join("."), value: value.text, bases: [value.over] }] : [];
  });
}

const NONE: Contents = { count: 0, drafts: [] };

/** Returns the newer ones of a tab's drafts, with those that only the copy has. */
function draftsOf(stored: Contents, copy: Contents): readonly Draft[] {
  if (copy.count >= stored.count) return copy.drafts;
  const omitted = new Set(stored.omitted);
  return [...stored.drafts, ...copy.drafts.filter(({ kind, key }) => omitted.has(nameOf(kind, key)))];
}

/** Returns each draft once: the browser may have ended while drafts were taken over. */
function withoutRepetitions(drafts: readonly Draft[]): readonly Draft[] {
  return [...new Map(drafts.map((draft) => [JSON.stringify(draft), draft])).values()];
}

const lengths = new WeakMap<Draft, number>();

/** Returns the number of characters of a draft's JSON. */
function lengthOf(draft: Draft): number {
  const length = lengths.get(draft) ?? JSON.stringify(draft).length;
  lengths.set(draft, length);
  return length;
}

function parse(json: string | undefined): Contents {
  const value = parseJson(json ?? "null");
  if (!isRecord(value) || typeof value.count !== "number" || !Array.isArray(value.drafts)) return NONE;
  const omitted = Array.isArray(value.omitted)
    ? value.omitted.filter((name) => typeof name === "string")
    : [];
  return { count: value.count, drafts: value.drafts.filter(isDraft), omitted };
}

function isDraft(value: unknown): value is Draft {
  return (
    isRecord(value) &&
    typeof value.kind === "string" &&
    typeof value.key === "string" &&
    Array.isArray(value.bases)
  );
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
