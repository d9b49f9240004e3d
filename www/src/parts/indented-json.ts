import { applyEdits, format } from "jsonc-parser";

/** Indents JSON and changes nothing but whitespace, so that every number stays as it was written. */
export function indented(json: string): string {
  return applyEdits(json, format(json, undefined, { insertSpaces: true, tabSize: 2 }));
}
