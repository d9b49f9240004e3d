import init, { SecretVault, WorkspaceStore } from "hookwright/payload";
import { app } from "./messages/app.ts";
import { errorText } from "./messages/diagnostic.ts";
import { RECEIVES_AT } from "./parts/sandbox/expectation.ts";
import { announceWarning } from "./platform/announcement.ts";
import { hasStoredValues } from "./platform/sealed-values.ts";
import "./design/tokens.css";
import "./design/webawesome.css";
import { showLanguage } from "./messages/localization.ts";
import { isEmbedded } from "./platform/embed.ts";
import { whenIdle } from "./platform/idle.ts";
import { chosenLanguage } from "./platform/language.ts";
import "./shell/app-shell.ts";
import { LockWait } from "./workspace/lock-wait.ts";
import { openWorkspace } from "./workspace/open-workspace.ts";
import { ValueStoredEvent } from "./workspace/secret-values.ts";

/** How long the page waits for the secret values of the tab's previous page before it is shown without them. */
const VALUES_LIMIT_MS = 1000;
/** The key that sessionStorage has while the page starts. */
const STARTING_KEY = "hookwright.starting";

addEventListener("error", ({ error }) => reportTrap(error));
addEventListener("unhandledrejection", ({ reason }) => reportTrap(reason));
const placeholder = document.getElementById("starting");
// If it can't be loaded, the page is in English.
const languageShown = showLanguage(chosenLanguage()).catch(() => undefined);
if (isEmbedded) await startEmbedded();
// Inside a frame, another site could make the user click on something invisible, so the workspace is not read.
else if (window.top !== window.self) await refuseFrame();
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
    whenIdle(keepOffline);
  } catch (error) {
    showFailure(error);
    throw error;
  }
}

/** Makes the site usable without a network, and offers its new versions. */
async function keepOffline(): Promise<void> {
  // In development, files change at any time.
  if (import.meta.env.DEV) return;
  try {
    const { offerUpdates } = await import("./shell/updates.ts");
    await offerUpdates();
  } catch {
    // The browser refuses the service worker or its storage, or the network is down.
  }
}

/** Replaces the placeholder in the page with the embedded view. The workspace is not opened. */
async function startEmbedded(): Promise<void> {
  try {
    await Promise.all([import("./views/embed/embed-view.ts"), init(), languageShown]);
    document.body.append(document.createElement("hw-embed-view"));
    placeholder?.remove();
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

/**
 * Marks that the page is starting, and returns whether its last start in this tab never ended: the browser stopped it, or it
 * was so busy that the user reloaded it.
 */
function markStart(): boolean {
  try {
    const isMarked = sessionStorage.getItem(STARTING_KEY) !== null;
    sessionStorage.setItem(STARTING_KEY, "true");
    addEventListener("pagehide", markStarted, { once: true });
    return isMarked;
  } catch {
    // Without the storage, every start counts as the first.
    return false;
  }
}

/** Marks that the page has started, or that the user left before. */
function markStarted() {
  try {
    sessionStorage.removeItem(STARTING_KEY);
  } catch {
    return;
  }
}

/** Shows in an element of the placeholder while another tab delays the start; after a while, with a way to continue. */
function waitVisibly(element: Element | null | undefined): LockWait {
  const wait = new LockWait();
  const notice = document.createElement("div");
  notice.role = "status";
  wait.addEventListener("change", () => {
    const sentence = document.createElement("p");
    sentence.textContent = app.busyAtStart();
    const parts: readonly Element[] = wait.state === "stuck" ? [sentence, continueButton()] : [sentence];
    notice.replaceChildren(...(wait.state === "none" ? [] : parts));
  });
  element?.append(notice);
  return wait;
}

function continueButton(): Element {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = app.continue();
  button.addEventListener("click", (event) => {
    // Other buttons of the placeholder reload the page.
    event.stopPropagation();
    void WorkspaceStore.stopWaiting();
  });
  return button;
}

/**
 * Shows a warning with a button that reloads the page, if the core trapped: its handles can't be used any more. What the user
 * typed is in drafts, which a reload restores, together with a new module.
 */
function reportTrap(error: unknown) {
  if (error instanceof WebAssembly.RuntimeError)
    announceWarning(window, app.trapped(), { label: app.reload(), run: () => location.reload() });
}
