import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { expect, test } from "./test.ts";
import { replaceTemplate } from "./user-actions.ts";

/*
 * Kills the page's process, and the whole browser, while the user types without a pause. `KILLS=100,20` sets how often:
 * the counts of renderer and browser kills. Each test prints how much was lost.
 */
const [RENDERER_KILLS = 5, BROWSER_KILLS = 2] = (process.env.KILLS ?? "5,2").split(",").map(Number);

/** The time between two keys, shorter than the pause after which the workspace is stored. */
const KEY_MS = 60;

const template = (page: Page) => page.getByRole("textbox", { name: "Payload template" });

/** The text that was typed before a kill. */
interface Typed {
  readonly text: string;
  /** The time of each key. */
  readonly times: readonly number[];
}

/** The typed text that a kill lost. */
interface Loss {
  readonly characters: number;
  /** How long before the kill the first lost character was typed, in milliseconds. */
  readonly milliseconds: number;
}

/** Types letters without a pause for at least so many milliseconds, after a prefix that tells the kills apart. */
async function typeFor(page: Page, milliseconds: number, prefix: string): Promise<Typed> {
  await replaceTemplate(page, prefix);
  let text = prefix;
  const times = [...prefix].map(() => performance.now());
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    const letter = String.fromCharCode(97 + (text.length % 26));
    await page.keyboard.type(letter, { delay: KEY_MS });
    text += letter;
    times.push(performance.now());
  }
  return { text, times };
}

/** Opens the page again and compares its text with what was typed. */
async function lossAfter(page: Page, site: string, { text, times }: Typed, killed: number): Promise<Loss> {
  await page.goto(site);
  await expect(template(page)).toBeVisible();
  const restored = (await template(page).textContent()) ?? "";
  const kept = text.startsWith(restored) ? restored.length : 0;
  return {
    characters: text.length - kept,
    milliseconds: kept === text.length ? 0 : killed - (times[kept] ?? 0),
  };
}

/** Prints the losses, and expects that nothing was lost that was typed longer ago. */
function report(kind: string, losses: readonly Loss[], limitMs: number) {
  const characters = losses.map((loss) => loss.characters);
  const longest = Math.max(...losses.map((loss) => loss.milliseconds));
  const sum = characters.reduce((one, other) => one + other, 0);
  process.stdout.write(
    `${losses.length} ${kind} kills: ${sum} characters lost, at most ${Math.max(...characters)} in one; ` +
      `the oldest was typed ${Math.round(longest)} ms before its kill\n`,
  );
  expect(longest).toBeLessThan(limitMs);
}

/** Returns a duration from 200 to 2,000 milliseconds that differs from kill to kill. */
function duration(kill: number): number {
  return 200 + ((kill * 709) % 1800);
}

test("a killed page loses less than a second of typing", async ({ page, context, site }) => {
  test.setTimeout(30_000 + RENDERER_KILLS * 20_000);
  const losses: Loss[] = [];
  let current = page;
  await current.goto(site);
  for (let kill = 0; kill < RENDERER_KILLS; kill += 1) {
    const typed = await typeFor(current, duration(kill), `${kill}:`);
    const session = await context.newCDPSession(current);
    const crashed = current.waitForEvent("crash");
    const killed = performance.now();
    // The page that would answer is gone.
    session.send("Page.crash").catch(() => undefined);
    await crashed;
    const dead = current;
    current = await context.newPage();
    losses.push(await lossAfter(current, site, typed, killed));
    await dead.close();
  }
  report("renderer", losses, 1000);
});

/** Starts a browser of its own with a profile. */
async function startBrowser(profile: string) {
  const executable = process.env.CHROMIUM ?? chromium.executablePath();
  const flags = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--remote-debugging-port=0",
  ];
  const browser = spawn(executable, [...flags, `--user-data-dir=${profile}`], {
    stdio: ["ignore", "ignore", "pipe"],
    // A process group of its own: a part that survived the kill could still write to the disk.
    detached: true,
  });
  const connected = await chromium.connectOverCDP(await endpointOf(browser));
  const [context] = connected.contexts();
  if (context === undefined) throw new Error("the browser has no default context");
  return { browser, page: await context.newPage() };
}

/** Returns the address that a browser prints for debuggers. */
async function endpointOf({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error("the browser has no standard error");
  let printed = "";
  for await (const part of stderr) {
    printed += String(part);
    const [, address] = /listening on (ws:\S+)/.exec(printed) ?? [];
    if (address) return address;
  }
  throw new Error(`the browser did not start: ${printed}`);
}

/** Kills a browser with all its processes. */
async function kill(browser: ChildProcess) {
  const exited = once(browser, "exit");
  if (browser.pid !== undefined) process.kill(-browser.pid, "SIGKILL");
  await exited;
}

/**
 * The limit of what a killed browser loses. On an idle machine it loses half a second; a busy one writes later. Without
 * the second copy, everything since the browser last wrote its storage is lost: up to a minute.
 */
const BROWSER_LOSS_MS = 5000;

test("a killed browser loses only the last seconds of typing", async ({ site }) => {
  test.setTimeout(30_000 + BROWSER_KILLS * 60_000);
  const profile = await mkdtemp(join(tmpdir(), "hookwright-kills-"));
  const losses: Loss[] = [];
  for (let count = 0; count < BROWSER_KILLS; count += 1) {
    const { browser, page } = await startBrowser(profile);
    await page.goto(site);
    const typed = await typeFor(page, BROWSER_LOSS_MS + 1000 + duration(count), `${count}:`);
    const killed = performance.now();
    await kill(browser);
    const again = await startBrowser(profile);
    losses.push(await lossAfter(again.page, site, typed, killed));
    await kill(again.browser);
  }
  await rm(profile, { recursive: true, force: true });
  report("browser", losses, BROWSER_LOSS_MS);
});
