import { checkEvent } from "hookwright/payload";
import { type Node, parseTree } from "jsonc-parser";

/** What breaks a payload that is put together carelessly. */
const HOSTILE = ' "quoted" \\ back\\slash\nnext line\u2028 😀 ${ACCESS_TOKEN} </script>';

/** Makes events hostile. It is asked at every key, so that it remembers its last answer. */
export class Hostility {
  #last = { plain: "", hostile: "" };

  /** The event with hostile text in every value that may be any text: where it stays a readable event. */
  of(plain: string): string {
    if (this.#last.plain !== plain) this.#last = { plain, hostile: hostileEvent(plain) };
    return this.#last.hostile;
  }
}

function hostileEvent(event: string): string {
  const root = parseTree(event);
  return root ? texts(root).reverse().reduce(poison, event) : event;
}

function poison(event: string, node: Node): string {
  const end = node.offset + node.length;
  const poisoned =
    event.slice(0, node.offset) + JSON.stringify(String(node.value) + HOSTILE) + event.slice(end);
  return checkEvent(poisoned).length === 0 ? poisoned : event;
}

/** The values that are texts, in the order in which they stand; not the keys. */
function texts(node: Node): Node[] {
  if (node.type === "string") return [node];
  if (node.type === "property") return node.children?.slice(1).flatMap(texts) ?? [];
  return node.children?.flatMap(texts) ?? [];
}
