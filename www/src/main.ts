import { start } from "./shell/start.ts";
import "./design/tokens.css";
import "./design/webawesome.css";
import "./messages/localization.ts";

await start(document.getElementById("starting"));
