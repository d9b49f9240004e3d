import { start } from "./app/start.ts";
import "./design/tokens.css";
import "./messages/localization.ts";

await start(document.getElementById("starting"));
