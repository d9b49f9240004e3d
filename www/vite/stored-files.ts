import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Plugin } from "vite";

/** Files that are not stored: the build's own, what only services that preview links load, and what is written after the list. */
const OMITTED = [/^\.vite\//, /^icons\/social\.png$/, /^THIRD-PARTY-NOTICES\.txt$/];

/**
 * Writes the list of the built site's files, each with its hash, at the start of the service worker `worker`, which stores
 * them. The list makes each version of the worker different, so browsers notice when the site was deployed again.
 */
export function storedFiles(worker: string): Plugin {
  return {
    name: "hookwright:stored-files",
    apply: "build",
    writeBundle: {
      order: "post",
      handler({ dir }) {
        if (dir === undefined) throw new Error("the build has no folder");
        const script = join(dir, worker);
        writeFileSync(script, `${listOf(dir, worker)}\n${readFileSync(script, "utf8")}`);
      },
    },
  };
}

/** Returns the statement that gives the service worker the list of the files in the site's folder, as one line. */
export function listOf(site: string, worker: string): string {
  const names = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((name) => name !== worker && !OMITTED.some((omitted) => omitted.test(name)))
    .sort();
  const files = Object.fromEntries(names.map((name) => [name, hash(readFileSync(join(site, name)))]));
  const version = hash(Buffer.from(JSON.stringify(files))).slice(0, 12);
  return `self.hookwrightSite=${JSON.stringify({ version, files })};`;
}

function hash(content: Buffer): string {
  return createHash("sha256").update(content).digest("base64");
}
