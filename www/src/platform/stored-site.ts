import type { SiteMessage } from "./service-worker.ts";
import { cachePrefix } from "./site-caches.ts";
import { type FetchEvent, type LifeEvent, type Sender, workerScope as scope } from "./worker-scope.ts";

/*
 * The service worker's copy of the site, for use without a network.
 *
 * Each version of the site has a cache of its own. A visitor's first version is stored in the background, after the worker was
 * activated, so that the sandbox never waits for it. A later version is stored while it is installed; then it waits until
 * the user accepts it. Every file is compared with its hash when it is stored, so a cache never has files of two versions.
 */

/** The file that is stored last: a cache that has it is complete. */
const LAST = "index.html";
/** An entry of the caches whose version was in use; it is not a file. */
const USED = "?used";
/** How many files are requested at the same time. */
const PARALLEL = 2;

const root = scope.registration.scope;
/** The site's files except this worker, each with its SHA-256 in base64. The build writes them; in development there are none. */
const files = new Map(Object.entries(self.hookwrightSite?.files ?? {}));
const prefix = cachePrefix(root);
const own = `${prefix}${self.hookwrightSite?.version}`;
/** Whether nothing is stored, as far as is known: then the browser makes all requests itself. */
let isEmpty = false;
names().then(
  (all) => {
    isEmpty = all.length === 0;
  },
  () => undefined,
);

scope.addEventListener("install", (event) => (event as LifeEvent).waitUntil(install()));
scope.addEventListener("activate", (event) => (event as LifeEvent).waitUntil(activate()));
scope.addEventListener("message", (event) => {
  const { data } = event as MessageEvent<SiteMessage>;
  if (data?.type === "storeSite") (event as MessageEvent & LifeEvent).waitUntil(store());
  if (data?.type === "useUpdate") (event as MessageEvent & LifeEvent).waitUntil(scope.skipWaiting());
});
scope.addEventListener("fetch", (event) => {
  const { request } = event as FetchEvent;
  const file = isEmpty ? undefined : fileOf(request);
  if (file !== undefined) (event as FetchEvent).respondWith(respond(request, file));
});

/** Stores this version if another one is stored, and then waits for the user; otherwise replaces the active worker at once. */
async function install(): Promise<void> {
  if (files.size > 0 && (await storedCaches()).length > 0) {
    await deleteCaches(await unusedCaches());
    await fill();
    if ((await windows()).some(({ url }) => !isDocumentation(url))) return;
  }
  await scope.skipWaiting();
}

async function activate(): Promise<void> {
  if (await isComplete(own)) await markUsed();
  await deleteOlder(await windows());
  await scope.clients.claim();
}

/** Stores this version, if it is not stored yet. What can't be stored now is stored at a later visit. */
async function store(): Promise<void> {
  if (files.size === 0) return;
  try {
    if (!(await isComplete(own))) await fill();
    await markUsed();
  } catch (error) {
    // The browser allows no more space. Without this copy, every file comes from the network.
    if (error instanceof DOMException && error.name === "QuotaExceededError") await caches.delete(own);
  }
  // One of the open pages asked for this, and is of this version.
  if (await isComplete(own)) await deleteOlder((await windows()).slice(1));
}

/** Stores what this version's cache lacks. Fails if a file can't be loaded, or belongs to another version. */
async function fill(): Promise<void> {
  const cache = await caches.open(own);
  isEmpty = false;
  const waiting = [...files.keys()].filter((file) => file !== LAST).values();
  const work = async () => {
    for (const file of waiting) await add(cache, file);
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  await add(cache, LAST);
}

async function add(cache: Cache, file: string): Promise<void> {
  const address = root + file;
  if (await cache.match(address)) return;
  // The same name in an older version's cache means the same content.
  const stored = isHashed(file) ? await caches.match(address) : undefined;
  await cache.put(address, stored ?? (await load(address, file)));
}

async function load(address: string, file: string): Promise<Response> {
  const response = await fetch(address, {
    cache: isHashed(file) ? "default" : "no-cache",
    integrity: `sha256-${files.get(file)}`,
    priority: "low",
  });
  if (!response.ok) throw new TypeError(`${file} could not be loaded: status ${response.status}`);
  if (!response.redirected) return response;
  // A page can't be opened from a response that was redirected, for example from `index.html` to its folder.
  return new Response(response.body, { headers: response.headers });
}

/** Returns the site's file that a request asks for; `undefined` for requests that this worker leaves to the browser. */
function fileOf(request: Request): string | undefined {
  const { origin, pathname, search } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== "GET" || !address.startsWith(root)) return undefined;
  const path = address.slice(root.length);
  if (request.mode === "navigate") {
    const page = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    // Some hosts show pages without the ending.
    return [page, `${page}.html`].find((file) => files.has(file));
  }
  return search === "" && (files.has(path) || isHashed(path)) ? path : undefined;
}

async function respond(request: Request, file: string): Promise<Response> {
  // The documentation is always the newest; its copy is for use without a network.
  if (isDocumentation(root + file)) {
    try {
      return await fetch(request);
    } catch (error) {
      const stored = await find(file);
      if (stored === undefined) throw error;
      return stored;
    }
  }
  return (await find(file)) ?? fetch(request);
}

/** Returns the stored file; `undefined` if it must come from the network. */
async function find(file: string): Promise<Response | undefined> {
  try {
    // A tab in which an older version is open loads that version's scripts.
    if (isHashed(file)) return await caches.match(root + file);
    if (await isComplete(own)) return await (await caches.open(own)).match(root + file);
  } catch {
    // The browser's storage failed.
  }
  return undefined;
}

/** Whether a file's name contains a hash of its content. */
function isHashed(file: string): boolean {
  return file.startsWith("assets/");
}

function isDocumentation(address: string): boolean {
  return address.startsWith(`${root}docs/`);
}

async function isComplete(name: string): Promise<boolean> {
  return has(name, LAST);
}

async function has(name: string, entry: string): Promise<boolean> {
  return (await caches.has(name)) && (await (await caches.open(name)).match(root + entry)) !== undefined;
}

async function markUsed(): Promise<void> {
  await (await caches.open(own)).put(root + USED, new Response());
}

/** Deletes the caches of older versions, except the newest of them if pages of that version may be open. */
async function deleteOlder(pages: readonly Sender[]): Promise<void> {
  const older = (await names()).filter((name) => name !== own);
  await deleteCaches(pages.length > 0 && files.size > 0 ? older.slice(0, -1) : older);
}

/** Returns the caches of versions that were never in use: of one that waited until a newer one replaced it, or failed. */
async function unusedCaches(): Promise<string[]> {
  const found: string[] = [];
  for (const name of await names()) if (name !== own && !(await has(name, USED))) found.push(name);
  return found;
}

async function storedCaches(): Promise<string[]> {
  const found: string[] = [];
  for (const name of await names()) if (await isComplete(name)) found.push(name);
  return found;
}

/** Returns the names of the site's caches, the newest last. */
async function names(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

async function deleteCaches(all: readonly string[]): Promise<void> {
  await Promise.all(all.map((name) => caches.delete(name)));
}

/** Returns the open pages of the site. */
async function windows(): Promise<readonly Sender[]> {
  const all = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  return all.filter(({ url }) => url.startsWith(root));
}

declare global {
  var hookwrightSite:
    | { readonly version: string; readonly files: Readonly<Record<string, string>> }
    | undefined;
}
