import init from "hookwright";
import "./app.ts";

await init();
document.body.append(document.createElement("hookwright-app"));
