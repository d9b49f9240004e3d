import { HookwrightError } from "hookwright/payload";
import { sentences } from "../messages/diagnostic.ts";

/** What an error says to people. */
export function failure(error: unknown): string {
  if (error instanceof HookwrightError) {
    const { message, expected } = sentences(error.diagnostic);
    return `${message} ${expected}`.trim();
  }
  return error instanceof Error ? error.message : String(error);
}
