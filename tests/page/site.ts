import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { listOf } from "../../www/vite/stored-files.ts";

const DIST = fileURLToPath(new URL("../../www/dist/", import.meta.url));

const WORKER = "service-worker.js";

/** The site's path in most tests: not the root, so that an absolute address like `/assets/…` fails. */
const PATH = "/some/folder/";

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** A server of the site. */
export interface ServedSite {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built site on a free port, below a path, as a plain static host does. */
export function serveSite(path = PATH): Promise<ServedSite> {
  return serveFolder(DIST, { path, port: 0 });
}

/** A site on a port of its own, which can be taken off the network and deployed again. */
export interface OwnSite {
  readonly url: string;
  /** Stops the server. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /**
   * Deploys a version in which every script has another name, and a page the word `marker` as its description. Instead of the
   * files that match `missing`, it has a page, as some hosts answer requests for files that they don't have.
   */
  deploy(marker: string, missing?: RegExp): Promise<void>;
  close(): Promise<void>;
}

export async function ownSite(): Promise<OwnSite> {
  const first = await serveFolder(DIST, { path: PATH, port: 0 });
  const port = Number(new URL(first.url).port);
  const folders: string[] = [];
  let folder = DIST;
  let server: ServedSite | undefined = first;
  const stop = async () => {
    await server?.close();
    server = undefined;
  };
  const start = async () => {
    server = await serveFolder(folder, { path: PATH, port });
  };
  return {
    url: first.url,
    stop,
    start,
    deploy: async (marker, missing) => {
      folder = await mkdtemp(join(tmpdir(), "hookwright-site-"));
      folders.push(folder);
      await cp(DIST, folder, { recursive: true });
      await makeNewer(folder, marker);
      for (const name of await readdir(join(folder, "assets")))
        if (missing?.test(name)) await writeFile(join(folder, "assets", name), "<!doctype html>");
      await stop();
      await start();
    },
    close: async () => {
      await stop();
      for (const one of folders) await rm(one, { recursive: true });
    },
  };
}

/** Changes a copy of the site into what a build of changed sources would be. */
async function makeNewer(folder: string, marker: string): Promise<void> {
  const assets = await readdir(join(folder, "assets"));
  const newNames = new Map(
    assets.map((name) => [name, name.replace(/(\.\w+)$/, (ending) => `${marker}${ending}`)]),
  );
  for (const [old, name] of newNames) await rename(join(folder, "assets", old), join(folder, "assets", name));
  for (const name of await readdir(folder, { recursive: true })) {
    if (![".js", ".html", ".css"].includes(extname(name))) continue;
    const text = await readFile(join(folder, name), "utf8");
    const renamed = text.replace(
      /[\w.-]+\.(?:js|css|wasm|svg|csv)\b/g,
      (found) => newNames.get(found) ?? found,
    );
    const described = renamed.replace(/(<meta\s+name="description"\s+content=")[^"]*/, `$1${marker}`);
    await writeFile(join(folder, name), described);
  }
  const worker = join(folder, WORKER);
  const [, ...script] = (await readFile(worker, "utf8")).split("\n");
  await writeFile(worker, [listOf(folder, WORKER), ...script].join("\n"));
}

async function serveFolder(
  folder: string,
  { path, port }: { readonly path: string; readonly port: number },
): Promise<ServedSite> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const name = decodeURI(pathname).slice(path.length) || "index.html";
    try {
      if (request.method !== "GET" || !decodeURI(pathname).startsWith(path))
        throw new Error("not a file of this site");
      const body = await readFile(join(folder, name));
      response.writeHead(200, { "Content-Type": TYPES[extname(name)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://localhost:${address.port}${encodeURI(path)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
