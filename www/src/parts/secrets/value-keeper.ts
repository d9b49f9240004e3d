import type { SecretRetention, SecretVault } from "hookwright/payload";
import { CLEAR_VALUE_PREFIX, KEY_ID, SEALED_VALUES } from "../../platform/sealed-values.ts";
import { ask, registerWorker } from "../../platform/service-worker.ts";
import { ValueStoredEvent } from "../../workspace/secret-values.ts";
import type { WorkerMessage } from "../sandbox/expectation.ts";

/** How long to wait for the key that the tab's previous page left. The page is shown meanwhile. */
const KEY_LIMIT_MS = 20_000;

/**
 * Keeps the tab's secret values across a reload. sessionStorage has them encrypted, because browsers write it to disk; the
 * key, which can't be exported, is in this page's memory, and from one page to the next in the service worker's. A value
 * whose key is lost must be entered again. Where service workers don't run, the values are in memory only.
 */
class ValueKeeper {
  #key: CryptoKey | undefined;
  #worker: ServiceWorker | undefined;
  /** The work that is under way. Each step begins after the one before. */
  #done: Promise<void> = Promise.resolve();
  #isWaiting = false;
  /** The key that the tab's previous page left. It is asked for at once, because the service worker soon forgets it. */
  readonly #leftKey = this.#askForKey().catch(() => undefined);

  constructor() {
    addEventListener("pagehide", () => this.#leaveKey());
    // A page that the browser restores from its back/forward cache still has its memory.
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted) sessionStorage.removeItem(KEY_ID);
    });
  }

  /** Puts the values that the tab's previous page kept into the vault; leaves those that can't be decrypted any more. */
  restore(vault: SecretVault): Promise<void> {
    return this.#next(async () => {
      takeOverClearValues(vault);
      const key = await within(KEY_LIMIT_MS, this.#leftKey);
      const sealed = sessionStorage.getItem(SEALED_VALUES);
      if (key && sealed && (await vault.unseal(key, sealed))) this.#key = key;
      const id = sessionStorage.getItem(KEY_ID);
      sessionStorage.removeItem(KEY_ID);
      // As long as the worker keeps the key, no newer version replaces it.
      if (key && id !== null) this.#worker?.postMessage({ type: "forgetKey", id } satisfies WorkerMessage);
      dispatchEvent(new ValueStoredEvent());
    });
  }

  /** Stores the vault's values for a reload, or removes them if they are to be forgotten then. */
  keep(vault: SecretVault, retention: () => SecretRetention): void {
    // The step that is waiting reads the vault when it begins.
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    void this.#next(async () => {
      this.#isWaiting = false;
      const sealed = retention() === "tab" ? await this.#seal(vault) : undefined;
      if (sealed === undefined || retention() === "memory") sessionStorage.removeItem(SEALED_VALUES);
      else sessionStorage.setItem(SEALED_VALUES, sealed);
    });
  }

  async #seal(vault: SecretVault): Promise<string | undefined> {
    // Only the worker can give the key to the next page.
    this.#worker ??= await activeWorker();
    this.#key ??= await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]);
    return vault.seal(this.#key);
  }

  /** Gives the key to the service worker, under a new name: a duplicate of this tab has the earlier one. */
  #leaveKey() {
    const { serviceWorker } = navigator;
    const worker = serviceWorker?.controller ?? this.#worker;
    if (!worker || !this.#key || sessionStorage.getItem(SEALED_VALUES) === null) return;
    const id = crypto.randomUUID();
    sessionStorage.setItem(KEY_ID, id);
    worker.postMessage({ type: "keepKey", id, key: this.#key } satisfies WorkerMessage);
  }

  async #askForKey(): Promise<CryptoKey | undefined> {
    const id = sessionStorage.getItem(KEY_ID);
    if (id === null) return undefined;
    this.#worker = await activeWorker();
    const key = await ask(this.#worker, { type: "takeKey", id } satisfies WorkerMessage);
    return key instanceof CryptoKey ? key : undefined;
  }

  /** Begins a step after those before. A browser that refuses a storage or the worker leaves the values in memory. */
  #next(step: () => Promise<void>): Promise<void> {
    this.#done = this.#done.then(step).catch(() => undefined);
    return this.#done;
  }
}

/** The keeper of this page. */
export const keeper = new ValueKeeper();

async function activeWorker(): Promise<ServiceWorker> {
  const { active } = await registerWorker();
  if (active === null) throw new Error("the service worker did not start");
  return active;
}

/** Moves values that an earlier version of this page stored unencrypted to the vault. */
function takeOverClearValues(vault: SecretVault) {
  const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(CLEAR_VALUE_PREFIX));
  const values = keys.map((key) => [key, sessionStorage.getItem(key) ?? ""] as const);
  for (const key of keys) sessionStorage.removeItem(key);
  for (const [key, value] of values) {
    // A team's name may contain dots, a secret's can't.
    const dot = key.lastIndexOf(".");
    const [team, name] = [key.slice(CLEAR_VALUE_PREFIX.length, dot), key.slice(dot + 1)];
    if (!vault.has(team, name)) vault.set(team, name, value);
  }
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    setTimeout(() => resolve(undefined), milliseconds);
    work.then(resolve, reject);
  });
}
