/** Escapes text for HTML, also inside of attribute values in double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Returns a table; cells are HTML. It can be scrolled with the keyboard where it is wider than the page. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: "td" | "th", row: readonly string[]) =>
    row.map((cell) => `<${tag}${tag === "th" ? ' scope="col"' : ""}>${cell}</${tag}>`).join("");
  const body = rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("\n");
  return `<div class="table" tabindex="0"><table><thead><tr>${cells("th", head.map(escapeHtml))}</tr></thead>\n<tbody>${body}</tbody></table></div>\n`;
}
