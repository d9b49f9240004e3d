import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { koreanMessages } from "../../www/vite/translations.ts";
import { ENGLISH } from "./messages.ts";

const FOLDER = join(import.meta.dirname, "../../www/src/messages/ko");

const KOREAN = koreanMessages(
  readdirSync(FOLDER).map((name) => readFileSync(join(FOLDER, name), "utf8")),
).found;

/**
 * Returns the Korean of an English message, with its arguments in the places of `{0}` and so on. Where one English text has
 * several translations, the id of the message chooses.
 */
export function korean(english: string, values: readonly string[] = [], id?: string): string {
  const found = new Set(
    [...ENGLISH]
      .filter(([known, { text }]) => text === english && (id === undefined || known === id))
      .flatMap(([known]) => KOREAN.get(known)?.text ?? []),
  );
  const [text, ...others] = found;
  if (text === undefined) throw new Error(`“${english}” has no Korean`);
  if (others.length > 0) throw new Error(`“${english}” is ${[...found].join(", ")}: give the id`);
  return text.replace(/\{(\d+)\}/g, (_, index: string) => values[Number(index)] ?? "");
}
