import { format } from "jsonc-parser";
import type { VariableMarks } from "../editor/variable-marks.ts";

const LAYOUT = { tabSize: 2, insertSpaces: true, eol: "\n" };

/** What begins as a variable but is none, since it is empty or has no end. */
const BROKEN = /\$\{[^"{}\n]*\}?/g;

/** An edit of a text, in UTF-16 code units. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The changes that indent a template: of the blanks between JSON's tokens only, with each variable for a token. */
export function formatTemplate(template: string, variables: VariableMarks): Change[] {
  const changes = format(asJson(template, variables), undefined, LAYOUT).map(
    ({ offset, length, content }) => ({ from: offset, to: offset + length, insert: content }),
  );
  return changes.filter(({ from, to }) => template.slice(from, to).trim() === "");
}

/** As many digits stand for a variable: a number by itself, and harmless inside of a string. */
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
