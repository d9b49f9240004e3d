import init, { SecretVault, WorkspaceStore } from "hookwright/payload";
import { app } from "../messages/app.ts";
import { sandboxEndpoint } from "../parts/sandbox/receiver.ts";
import "./app-shell.ts";

/** Opens the workspace and puts the page in the place of what stood there meanwhile. */
export async function start(meanwhile: HTMLElement | null): Promise<void> {
  try {
    await init();
    const shell = document.createElement("hw-app-shell");
    shell.store = await WorkspaceStore.open(sandboxEndpoint());
    shell.vault = new SecretVault();
    document.body.append(shell);
    meanwhile?.remove();
  } catch (error) {
    say(meanwhile, error);
    throw error;
  }
}

/** Says that the page could not start: nothing of it can say so itself. */
function say(meanwhile: HTMLElement | null, error: unknown) {
  const main = meanwhile?.querySelector("main");
  main?.removeAttribute("aria-busy");
  const sentence = document.createElement("p");
  sentence.role = "alert";
  sentence.textContent = app.notStarted(error instanceof Error ? error.message : String(error));
  main?.querySelector("div")?.replaceChildren(sentence);
}
