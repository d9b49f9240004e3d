import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { expect } from "./test.ts";

/** A browser with a profile of its own, which this process can kill. */
export interface OwnBrowser {
  readonly page: Page;
  /** Closes the browser as a user does. */
  close(): Promise<void>;
  /** Kills the browser, which has no time to clean up. */
  kill(): Promise<void>;
}

/** Starts Chromium with this profile folder. */
export async function startBrowser(profile: string): Promise<OwnBrowser> {
  const program = spawn(
    process.env.CHROMIUM ?? chromium.executablePath(),
    [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      "about:blank",
    ],
    { detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  const browser = await chromium.connectOverCDP(await addressOf(program));
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error("the browser has no page");
  return {
    page,
    close: async () => {
      const ended = once(program, "exit");
      const session = await browser.newBrowserCDPSession();
      await session.send("Browser.close");
      await ended;
    },
    kill: async () => {
      const ended = once(program, "exit");
      // The whole process group: the renderer processes, too.
      if (program.pid !== undefined) process.kill(-program.pid, "SIGKILL");
      await ended;
    },
  };
}

/** Returns the address of the debugger, which Chromium prints when it has started. */
async function addressOf({ stderr }: ChildProcess): Promise<string> {
  let printed = "";
  for await (const chunk of stderr ?? []) {
    printed += chunk;
    const address = /DevTools listening on (\S+)/.exec(printed)?.[1];
    if (address !== undefined) {
      stderr?.on("data", () => undefined);
      return address;
    }
  }
  throw new Error(`the browser ended before it listened: ${printed}`);
}

/** Returns the files of a folder that contain a text in UTF-8, in UTF-16 or in base64. */
export async function filesWith(text: string, folder: string): Promise<string[]> {
  const forms = [Buffer.from(text), Buffer.from(text, "utf16le"), ...base64(text)];
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const content = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.of());
    if (forms.some((form) => content.includes(form))) found.push(entry.name);
  }
  return found;
}

/** Returns the base64 characters that don't depend on the bytes around the text, for each of the three positions. */
function base64(text: string): Buffer[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.from("x".repeat(before) + text).toString("base64");
    return Buffer.from(encoded.slice(before === 0 ? 0 : 4, -4));
  });
}

/** Expects that no file of a profile has one of these texts. */
export async function expectNone(texts: readonly string[], profile: string, when: string) {
  for (const text of texts) expect(await filesWith(text, profile), `${when}: ${text}`).toEqual([]);
}
