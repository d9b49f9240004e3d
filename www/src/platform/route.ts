import type { ReactiveController, ReactiveControllerHost } from "lit";

/** The view that the address's fragment names. */
export type Route =
  | { readonly view: "playground"; readonly automation?: string }
  | { readonly view: "automations"; readonly automation?: string; readonly target?: string }
  | { readonly view: "metrics" }
  | { readonly view: "replay" }
  | { readonly view: "settings"; readonly webhook?: string; readonly team?: string };

/** The id of something that does not exist yet. */
export const NEW = "new";

/** Parses a fragment like `#/automations/new` or `#/automations/a1/filter:4-19`; an unknown view is the Playground. */
export function parseRoute(hash: string): Route {
  const [view, id, detail] = hash.replace(/^#\/?/, "").split("/").map(decode);
  const named = id === undefined || id === "" ? {} : { automation: id };
  if (view === "automations") return detail ? { view, ...named, target: detail } : { view, ...named };
  if (view === "metrics" || view === "replay") return { view };
  if (view === "settings") return id ? { view, webhook: id, ...(detail ? { team: detail } : {}) } : { view };
  return { view: "playground", ...named };
}

/** Returns the fragment of a view, an item in it, and a detail of the item, like a form field. */
export function href(view: Route["view"], id?: string, detail?: string): string {
  const parts = [id, detail].filter((part) => part !== undefined).map(encodeURIComponent);
  return ["#", view, ...parts].join("/");
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Updates its host when the address's fragment changes. */
export class RouteController implements ReactiveController {
  route: Route = parseRoute(location.hash);

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected() {
    addEventListener("hashchange", this.changed);
    // It may have changed while the page was loading.
    this.changed();
  }

  hostDisconnected() {
    removeEventListener("hashchange", this.changed);
  }

  private readonly changed = () => {
    this.route = parseRoute(location.hash);
    this.host.requestUpdate();
  };
}
