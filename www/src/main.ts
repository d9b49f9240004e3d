import init, { SecretVault, WorkspaceStore } from "hookwright";
import "./design/tokens.css";
import "./design/webawesome.css";
import "./messages/localization.ts";
import "./app/app-shell.ts";
import { sandboxEndpoint } from "./sandbox/receiver.ts";

await init();
const shell = document.createElement("hw-app-shell");
shell.store = await WorkspaceStore.open(sandboxEndpoint());
shell.vault = new SecretVault();
document.body.append(shell);
