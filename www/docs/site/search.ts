import type { SearchResult } from "minisearch";
import type { SiteMessages } from "./messages.ts";

/** The number of results that are shown. */
const LIMIT = 12;

/** Finds sections of the documentation. */
type Find = (query: string) => SearchResult[];

/**
 * Makes the search field work. The index and the code that reads it are loaded when the field is first focused. The arrow
 * keys move between field and results, Escape closes them.
 */
export function enableSearch(search: HTMLElement, language: string, messages: SiteMessages): void {
  const field = search.querySelector("input");
  const results = search.querySelector<HTMLElement>(".results");
  if (!field || !results) return;
  let find: Promise<Find> | undefined;
  const show = async () => {
    find ??= loadIndex(language);
    const query = field.value.trim();
    try {
      const found = query === "" ? [] : (await find)(query);
      if (query === field.value.trim()) render(results, query, found, messages);
    } catch {
      find = undefined;
      results.replaceChildren(textElement("p", messages.searchFailed));
      results.hidden = false;
    }
  };
  search.hidden = false;
  field.addEventListener("focus", show);
  field.addEventListener("input", show);
  search.addEventListener("keydown", (event) => moveBetween(event, field, results));
  search.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && search.contains(relatedTarget))) results.hidden = true;
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || isTyping(event)) return;
    event.preventDefault();
    field.focus();
  });
}

async function loadIndex(language: string): Promise<Find> {
  const [{ default: MiniSearch }, { SEARCH_OPTIONS }, response] = await Promise.all([
    import("minisearch"),
    import("./search-options.ts"),
    fetch(new URL(`../${language}/search.json`, location.href)),
  ]);
  if (!response.ok) throw new Error(`search.json: ${response.status}`);
  const index = MiniSearch.loadJSON(await response.text(), SEARCH_OPTIONS);
  return (query) => index.search(query);
}

function render(results: HTMLElement, query: string, found: readonly SearchResult[], messages: SiteMessages) {
  results.hidden = query === "";
  const count = textElement("p", messages.searchResults(found.length));
  count.setAttribute("role", "status");
  const list = document.createElement("ul");
  list.append(...found.slice(0, LIMIT).map(resultItem));
  results.replaceChildren(count, list);
}

function resultItem({ id, page, heading, start }: SearchResult): HTMLElement {
  const link = document.createElement("a");
  link.href = String(id);
  link.append(
    textElement("strong", heading ? String(heading) : String(page)),
    textElement("span", heading ? String(page) : ""),
    textElement("small", String(start)),
  );
  const item = document.createElement("li");
  item.append(link);
  return item;
}

function moveBetween(event: KeyboardEvent, field: HTMLInputElement, results: HTMLElement) {
  if (event.key === "Escape") {
    results.hidden = true;
    field.focus();
    return;
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops: HTMLElement[] = [field, ...results.querySelectorAll("a")];
  const position = stops.findIndex((stop) => stop.matches(":focus"));
  const next = stops[position + (event.key === "ArrowDown" ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** Whether a key goes into a field or an editor, also into one in an element's shadow root. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:input|select|textarea)$/.test(target.localName))
  );
}

function textElement(tag: "p" | "small" | "span" | "strong", text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
