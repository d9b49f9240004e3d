import { format } from "jsonc-parser";
import type { VariableMarks } from "../editor/variable-marks.ts";

const LAYOUT = { tabSize: 2, insertSpaces: true, eol: "\n" };

/** Text that begins like a variable but is empty or not closed. */
const BROKEN = /\$\{[^"{}\n]*\}?/g;

/** A replacement in a text, in UTF-16 code units. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Returns the changes that indent a template as JSON. They change only whitespace between tokens; a variable is a token. */
export function formatTemplate(template: string, variables: VariableMarks): Change[] {
  const changes = format(asJson(template, variables), undefined, LAYOUT).map(
    ({ offset, length, content }) => ({ from: offset, to: offset + length, insert: content }),
  );
  return changes.filter(({ from, to }) => template.slice(from, to).trim() === "");
}

/** Replaces variables with digits of equal length, which are valid JSON both inside and outside strings. */
function asJson(template: string, variables: VariableMarks): string {
  let text = "";
  for (let index = 0; index < variables.count; index += 1) {
    const from = variables.from(index);
    text += template.slice(text.length, from) + digits(variables.to(index) - from);
  }
  return (text + template.slice(text.length)).replace(BROKEN, (broken) => digits(broken.length));
}

function digits(count: number): string {
  return "1".repeat(count);
}
