// As much of a browser's page as the store and the vault ask for.

class Storage {
  #texts = new Map();
  get length() {
    return this.#texts.size;
  }
  key(index) {
    return [...this.#texts.keys()][index] ?? null;
  }
  getItem(key) {
    return this.#texts.get(key) ?? null;
  }
  setItem(key, text) {
    this.#texts.set(key, text);
  }
  removeItem(key) {
    this.#texts.delete(key);
  }
}

/** One tab alone gets every lock at once. */
const locks = {
  request: async (_name, _options, callback) => callback({}),
  query: async () => ({ held: [] }),
};

/** Makes Node's global object a page's window, which it stays. */
export function standInForAPage() {
  const page = {
    Window: { [Symbol.hasInstance]: (value) => value === globalThis },
    document: { baseURI: "https://example.com/" },
    localStorage: new Storage(),
    sessionStorage: new Storage(),
    navigator: { locks },
    addEventListener() {},
    removeEventListener() {},
  };
  for (const [name, value] of Object.entries(page)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
