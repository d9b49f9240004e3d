import init, { SecretVault, WorkspaceStore } from "hookwright/payload";
import { app } from "./messages/app.ts";
import { RECEIVES_AT } from "./parts/sandbox/expectation.ts";
import "./design/tokens.css";
import "./design/webawesome.css";
import "./messages/localization.ts";
import "./shell/app-shell.ts";

await start(document.getElementById("starting"));

/** Opens the workspace, and replaces the placeholder in the page with the shell. */
async function start(placeholder: HTMLElement | null): Promise<void> {
  try {
    await init();
    const shell = document.createElement("hw-app-shell");
    shell.store = await WorkspaceStore.open(new URL(RECEIVES_AT, location.href).href);
    shell.vault = new SecretVault();
    document.body.append(shell);
    placeholder?.remove();
  } catch (error) {
    showFailure(placeholder, error);
    throw error;
  }
}

/** Reports in the placeholder that the page could not start, because no component can do so. */
function showFailure(placeholder: HTMLElement | null, error: unknown) {
  const main = placeholder?.querySelector("main");
  main?.removeAttribute("aria-busy");
  const sentence = document.createElement("p");
  sentence.role = "alert";
  sentence.textContent = app.notStarted(error instanceof Error ? error.message : String(error));
  main?.querySelector("div")?.replaceChildren(sentence);
}
