import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The npm package, as it would be published. */
const PACKAGE = fileURLToPath(new URL("../node_modules/hookwright/", import.meta.url));

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/** Two origins: one with pages, one with the package. */
export interface ElementPages {
  /** The address of the script that defines the elements. */
  readonly script: string;
  /** Serves a page with this HTML, and returns its address. */
  page(html: string): string;
  /** Serves the files of a folder, which may load only each other, and returns the address of its page. */
  folder(path: string): string;
  /** The paths of the package's files that were requested since the last call. */
  takeRequests(): readonly string[];
  close(): void;
}

/**
 * Serves pages and, from another origin, the package. The pages' policy allows that origin's scripts, wasm and nothing else,
 * and requires Trusted Types.
 */
export async function serveElementPages(): Promise<ElementPages> {
  let requests: string[] = [];
  const library = await serve(async (path, response) => {
    requests.push(path);
    // A page of another origin may load modules and wasm only with this header.
    await sendFile(response, join(PACKAGE, path), { "Access-Control-Allow-Origin": "*" });
  });
  const pages = new Map<string, string>();
  const policy = policyFor(library.origin);
  const site = await serve(async (path, response) => {
    const html = pages.get(path);
    const [, name = "", ...rest] = path.split("/");
    const folder = folders.get(name);
    if (folder !== undefined) {
      const headers = { "Content-Security-Policy": policyFor("'self'", FRAMEWORK_POLICIES) };
      return sendFile(response, join(folder, rest.join("/") || "index.html"), headers);
    }
    response.writeHead(html === undefined ? 404 : 200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
    });
    response.end(html);
  });
  const folders = new Map<string, string>();
  return {
    script: `${library.origin}/elements.js`,
    page(html) {
      const path = `/${pages.size}`;
      pages.set(path, html);
      return `${site.origin}${path}`;
    },
    folder(path) {
      const name = `folder-${folders.size}`;
      folders.set(name, path);
      return `${site.origin}/${name}/`;
    },
    takeRequests() {
      const taken = requests;
      requests = [];
      return taken;
    },
    close() {
      library.close();
      site.close();
    },
  };
}

/** The names of the Trusted Types policies that Vue and Svelte create for themselves. */
const FRAMEWORK_POLICIES = "vue svelte-trusted-html";

function policyFor(origin: string, policies = ""): string {
  return [
    "default-src 'none'",
    `script-src ${origin} 'wasm-unsafe-eval'`,
    `connect-src ${origin}`,
    // For the styles of the pages themselves: the elements need no permission.
    "style-src 'nonce-page'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types lit-html ${policies}`,
  ].join("; ");
}

async function sendFile(response: ServerResponse, file: string, headers: Record<string, string>) {
  try {
    const body = await readFile(file);
    response.writeHead(200, { ...headers, "Content-Type": TYPES[extname(file)] ?? "text/plain" });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

async function serve(answer: (path: string, response: ServerResponse) => Promise<void>) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    // Browsers ask for an icon of their own accord.
    if (pathname === "/favicon.ico") response.writeHead(204).end();
    else await answer(pathname, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
