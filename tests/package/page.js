// The parts of a browser page that the store and the vault need.

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

/** Locks of a single tab, which are always granted at once. */
const locks = {
  request: async (_name, _options, callback) => callback({}),
  query: async () => ({ held: [] }),
};

/** Turns Node's global object into a page's window for the rest of the process. */
export function standInForAPage() {
  const page = {
    Window: { [Symbol.hasInstance]: (value) => value === globalThis },
    location: { protocol: "https:" },
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
