/** Which view the address's fragment names. */
export type Route =
  | { readonly view: "playground"; readonly automation?: string }
  | { readonly view: "automations"; readonly automation?: string }
  | { readonly view: "settings"; readonly webhook?: string };

/** What stands for something that is not there yet, in place of its id. */
export const NEW = "new";

/** Reads a fragment like `#/automations/new`; what is unknown leads to the Playground. */
export function parseRoute(hash: string): Route {
  const [view, id] = hash.replace(/^#\/?/, "").split("/").map(decode);
  const named = id === undefined || id === "" ? {} : { automation: id };
  if (view === "automations") return { view, ...named };
  if (view === "settings") return id ? { view, webhook: id } : { view };
  return { view: "playground", ...named };
}

/** The fragment of a route; ids are encoded. */
export function href(view: Route["view"], id?: string): string {
  return id === undefined ? `#/${view}` : `#/${view}/${encodeURIComponent(id)}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
