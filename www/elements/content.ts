/**
 * Returns the texts of the inputs in an element's content, by name: those of its descendants with `data-part`, or the whole
 * content as the text of `main`.
 */
export function contentTexts(element: HTMLElement, main: string): ReadonlyMap<string, string> {
  const parts = [...element.querySelectorAll<HTMLElement>("[data-part]")];
  if (parts.length > 0)
    return new Map(parts.map((part) => [part.dataset.part ?? "", dedented(part.textContent ?? "")]));
  const text = dedented(element.textContent ?? "");
  return new Map(text === "" ? [] : [[main, text]]);
}

/** Returns a text without the indentation that all its lines have, and without empty lines around it. */
function dedented(text: string): string {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd()
    .split("\n");
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  return indents.length === 0 ? "" : lines.map((line) => line.slice(indent)).join("\n");
}
