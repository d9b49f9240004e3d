import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { coreMessages, englishMessages, type Messages } from "../../www/vite/translations.ts";

const ROOT = join(import.meta.dirname, "../..");
const MESSAGES = join(ROOT, "www/src/messages");

/** The English messages of the page and of the core. */
export const ENGLISH: Messages = new Map([
  ...englishMessages(
    readdirSync(MESSAGES)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(MESSAGES, name), "utf8")),
  ),
  ...(await coreMessages(join(ROOT, "pkg/node.js"))),
]);
