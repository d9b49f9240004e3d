import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Reports that this tab got the value of a secret, or that the user bound a secret to an endpoint. */
export class ValueStoredEvent extends Event {
  constructor() {
    super("hw-value-stored", { bubbles: true, composed: true });
  }
}

/** Updates an element when the user enters the value of a secret anywhere on the page: the vault tells no one. */
export class SecretValuesController implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected() {
    addEventListener("hw-value-stored", this.#update);
  }

  hostDisconnected() {
    removeEventListener("hw-value-stored", this.#update);
  }

  readonly #update = () => this.host.requestUpdate();
}
