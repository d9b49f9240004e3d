import type { ReactiveController, ReactiveControllerHost } from "lit";

/** A view of the page. */
export type View = "playground" | "automations" | "metrics" | "replay" | "settings" | "signature";

/** The view that the address's fragment names. */
export type Route =
  | { readonly view: "playground"; readonly automation?: string }
  | { readonly view: "automations"; readonly automation?: string; readonly target?: string }
  | { readonly view: "metrics"; readonly automation?: string }
  | { readonly view: "replay" }
  | { readonly view: "signature" }
  | {
      readonly view: "settings";
      readonly webhook?: string;
      readonly team?: string;
      /** The automation, or `new`, whose form waits for the new webhook. */
      readonly automation?: string;
    }
  /** A share link, which the user has neither confirmed nor closed. */
  | { readonly view: "share"; readonly version: string; readonly data: string }
  | { readonly view: "unknown" };

/** The id of something that does not exist yet. */
export const NEW = "new";

/** The detail of an automation's address that leads to its details instead of its form. */
export const DETAILS = "details";

/** Parses a fragment like `#/automations/new` or `#/automations/a1/filter:4-19`; no fragment is the Playground. */
export function parseRoute(hash: string): Route {
  const [view, id, detail, user] = hash.replace(/^#\/?/, "").split("/").map(decode);
  const named = id === undefined || id === "" ? {} : { automation: id };
  if (view === "automations") return detail ? { view, ...named, target: detail } : { view, ...named };
  if (view === "metrics") return { view, ...named };
  if (view === "replay" || view === "signature") return { view };
  if (view === "share") return { view, version: id ?? "", data: detail ?? "" };
  if (view === "settings") {
    if (!id) return { view };
    return { view, webhook: id, ...(detail && { team: detail }), ...(user && { automation: user }) };
  }
  return view === "" || view === "playground" ? { view: "playground", ...named } : { view: "unknown" };
}

/** Returns the fragment of a view, an item in it, and details of the item, like a form field. */
export function href(view: View, id?: string, ...details: (string | undefined)[]): string {
  const parts = [id, ...details].filter((part) => part !== undefined).map(encodeURIComponent);
  return ["#", view, ...parts].join("/");
}

/** Replaces the address's fragment without a new entry in the history, and updates everything that depends on it. */
export function replaceAddress(fragment: string): void {
  const oldURL = location.href;
  history.replaceState(history.state, "", fragment);
  dispatchEvent(new HashChangeEvent("hashchange", { oldURL, newURL: location.href }));
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
