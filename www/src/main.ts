import init, { SecretVault } from "hookwright/payload";
import { app } from "./messages/app.ts";
import { errorText } from "./messages/diagnostic.ts";
import { RECEIVES_AT } from "./parts/sandbox/expectation.ts";
import { hasStoredValues } from "./platform/sealed-values.ts";
import "./design/tokens.css";
import "./design/webawesome.css";
import { showLanguage } from "./messages/localization.ts";
import { chosenLanguage } from "./platform/language.ts";
import { whenIdle } from "./platform/load-view.ts";
import { markStart, markStarted } from "./platform/start-mark.ts";
import { reportTraps } from "./platform/traps.ts";
import "./shell/app-shell.ts";
import { waitVisibly } from "./shell/start-wait.ts";
import { openWorkspace } from "./workspace/open-workspace.ts";
import { ValueStoredEvent } from "./workspace/secret-values.ts";

/** How long the page waits for the secret values of the tab's previous page before it is shown without them. */
const VALUES_LIMIT_MS = 1000;

reportTraps();
const placeholder = document.getElementById("starting");
// If it can't be loaded, the page is in English.
const languageShown = showLanguage(chosenLanguage()).catch(() => undefined);
// Another site could make the user click what is invisible, so nothing of the workspace is read there.
if (window.top !== window.self) await refuseFrame();
else if (markStart()) await startSafely();
else await start();

/** Opens the workspace, and replaces the placeholder in the page with the shell. */
async function start(): Promise<void> {
  try {
    const keeping = hasStoredValues() ? import("./parts/secrets/value-keeper.ts") : undefined;
    await Promise.all([init(), languageShown]);
    const shell = document.createElement("hw-app-shell");
    const wait = waitVisibly(placeholder?.querySelector("main div"));
    shell.store = await openWorkspace(new URL(RECEIVES_AT, location.href).href, wait);
    const vault = new SecretVault();
    shell.vault = vault;
    if (keeping) await Promise.race([restoreValues(keeping, vault), pause(VALUES_LIMIT_MS)]);
    document.body.append(shell);
    placeholder?.remove();
    if (keeping) dispatchEvent(new ValueStoredEvent());
    whenIdle(markStarted);
  } catch (error) {
    showFailure(error);
    throw error;
  }
}

/** Restores the secret values of the tab's previous page. Without them, the page starts and asks for them again. */
async function restoreValues(
  keeping: Promise<typeof import("./parts/secrets/value-keeper.ts")>,
  vault: SecretVault,
) {
  try {
    const { keeper } = await keeping;
    await keeper.restore(vault);
  } catch {
    // The code of the keeper could not be loaded.
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Says in the placeholder why the page does not run inside another page, with a link that opens it in its own tab. */
async function refuseFrame(): Promise<void> {
  await languageShown;
  const sentence = document.createElement("p");
  sentence.textContent = app.framed();
  const link = document.createElement("a");
  link.href = location.href;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = app.openInOwnTab();
  const main = placeholder?.querySelector("main");
  main?.removeAttribute("aria-busy");
  main?.querySelector("div")?.replaceChildren(sentence, link);
}

/** Asks the user what to show, after the last start never ended. */
async function startSafely(): Promise<void> {
  try {
    await Promise.all([import("./shell/safe-start.ts"), languageShown]);
  } catch {
    return start();
  }
  const safeStart = document.createElement("hw-safe-start");
  safeStart.addEventListener("hw-continue", ({ hash }) => {
    location.hash = hash;
    safeStart.remove();
    if (placeholder) document.body.append(placeholder);
    // A failure is shown in the placeholder.
    start().catch(() => undefined);
  });
  document.body.append(safeStart);
  placeholder?.remove();
}

/** Reports in the placeholder that the page could not start, because no component can do so. */
function showFailure(error: unknown) {
  const failed = placeholder?.querySelector<HTMLElement>("#start-failed");
  if (!failed) return;
  placeholder?.querySelector("main")?.removeAttribute("aria-busy");
  // Its paragraphs are the same sentence in each language, of which one is visible.
  for (const sentence of failed.querySelectorAll("p"))
    sentence.textContent = app.notStarted(errorText(error));
  failed.hidden = false;
}
