import { type Node, parseTree } from "jsonc-parser";
import { compiledEvent } from "../../parts/compiled.ts";

/** Text that breaks a payload that is not escaped correctly. */
const STRESS_TEXT = ' "quoted" \\ back\\slash\nnext line\u2028 😀 ${ACCESS_TOKEN} </script>';

/**
 * Puts stress-test values into events. It remembers its last result, because the page asks for it at every keystroke.
 */
export class StressTest {
  #last = { event: "", result: "" };

  /** Returns the event with the stress text added to every string, except where it would not be a valid event. */
  apply(event: string): string {
    if (this.#last.event !== event) this.#last = { event, result: withStressTexts(event) };
    return this.#last.result;
  }
}

function withStressTexts(event: string): string {
  const root = parseTree(event);
  // From the end, so that the offsets of the earlier strings stay right.
  return root ? strings(root).reverse().reduce(addStressText, event) : event;
}

function addStressText(event: string, node: Node): string {
  const end = node.offset + node.length;
  const changed =
    event.slice(0, node.offset) + JSON.stringify(String(node.value) + STRESS_TEXT) + event.slice(end);
  return compiledEvent(changed).event ? changed : event;
}

/** Returns the string values in document order, without the keys. */
function strings(node: Node): Node[] {
  if (node.type === "string") return [node];
  if (node.type === "property") return node.children?.slice(1).flatMap(strings) ?? [];
  return node.children?.flatMap(strings) ?? [];
}
