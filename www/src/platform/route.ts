/** Which view the address's fragment names. */
export type Route =
  | { readonly view: "playground"; readonly automation?: string }
  | { readonly view: "automations"; readonly automation?: string; readonly place?: string }
  | { readonly view: "metrics" }
  | { readonly view: "replay" }
  | { readonly view: "settings"; readonly webhook?: string; readonly team?: string };

/** What stands for something that is not there yet, in place of its id. */
export const NEW = "new";

/** Reads a fragment like `#/automations/new` or `#/automations/a1/filter:4-19`; what is unknown leads to the Playground. */
export function parseRoute(hash: string): Route {
  const [view, id, place] = hash.replace(/^#\/?/, "").split("/").map(decode);
  const named = id === undefined || id === "" ? {} : { automation: id };
  if (view === "automations") return place ? { view, ...named, place } : { view, ...named };
  if (view === "metrics" || view === "replay") return { view };
  if (view === "settings") return id ? { view, webhook: id, ...(place ? { team: place } : {}) } : { view };
  return { view: "playground", ...named };
}

/** The fragment of a route, of a thing in it, of a place in that; ids are encoded. */
export function href(view: Route["view"], id?: string, place?: string): string {
  const parts = [id, place].filter((part) => part !== undefined).map(encodeURIComponent);
  return ["#", view, ...parts].join("/");
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
