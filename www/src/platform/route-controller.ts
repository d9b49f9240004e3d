import type { ReactiveController, ReactiveControllerHost } from "lit";
import { parseRoute, type Route } from "./route.ts";

/** Follows the address's fragment. */
export class RouteController implements ReactiveController {
  route: Route = parseRoute(location.hash);

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected() {
    addEventListener("hashchange", this.changed);
    // It may have changed while the page still loaded.
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
