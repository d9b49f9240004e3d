import {
  type EventType,
  examplePayload,
  type Receiver,
  type ReceiverInfo,
  receivers,
} from "hookwright/payload";
import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import type { ChooseEvent, MenuItem } from "../design/menu.ts";
import "../design/menu.ts";
import { example } from "../messages/example.ts";
import { receiverTitle } from "../messages/vocabulary.ts";
import { loadView } from "../platform/load-view.ts";

/** The payload to insert, and the name of the service that it is for. */
export class ExampleEvent extends Event {
  constructor(
    readonly text: string,
    readonly receiver: string,
  ) {
    super("hw-example");
  }
}

/** The event for which examples are made. */
export interface ExampleContext {
  /** The type of the automation's trigger. */
  readonly eventType: EventType;
  /** The sample event, as JSON text. */
  readonly event: string;
}

const WORKFLOW = "workflow";

/**
 * A menu of example payloads, and of the GitHub workflow for the current payload. Emits `hw-example` with the chosen
 * example.
 */
@customElement("hw-example-menu")
export class ExampleMenu extends LitElement {
  static override styles = controls;

  /** Returns the event for which an example is made; asked when the user chooses one. */
  @property({ attribute: false }) context: () => ExampleContext | undefined = () => undefined;
  /** Returns the current payload; asked when the user wants the workflow for it. */
  @property({ attribute: false }) template: () => string = () => "";
  /** The workflow's payload while its dialog is open. */
  @state() private workflow: (ExampleContext & { readonly template: string }) | undefined;

  /** The chosen example, until the menu has closed. */
  #pending: ExampleEvent | undefined;

  readonly #receivers = receivers().toSorted((one, other) => rank(one.receiver) - rank(other.receiver));

  get #items(): readonly MenuItem[] {
    return [
      ...this.#receivers.map((info) => ({ id: info.receiver, label: labelOf(info) })),
      { id: WORKFLOW, label: example.workflow() },
    ];
  }

  override render() {
    return html`<hw-menu text=${example.insert()} .items=${this.#items} @hw-choose=${this.#chosen}
        @wa-after-hide=${this.#insert}></hw-menu>
      ${
        this.workflow
          ? html`<hw-workflow-dialog .template=${this.workflow.template} .event=${this.workflow.event}
              .eventType=${this.workflow.eventType} @hw-close=${this.#closed}></hw-workflow-dialog>`
          : nothing
      }`;
  }

  readonly #chosen = ({ item }: ChooseEvent) => {
    const context = this.context();
    if (context === undefined) return;
    if (item === WORKFLOW) {
      loadView(this, async () => {
        await import("./workflow-dialog.ts");
        this.workflow = { ...context, template: this.template() };
      });
      return;
    }
    const chosen = this.#receivers.find(({ receiver }) => receiver === item);
    if (chosen === undefined) return;
    this.#pending = new ExampleEvent(examplePayload(chosen.receiver, context.eventType), labelOf(chosen));
  };

  /** Inserts the chosen example after the menu has closed, which moves the focus back to its button. */
  readonly #insert = () => {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending) this.dispatchEvent(pending);
  };

  readonly #closed = () => {
    this.workflow = undefined;
  };
}

function labelOf(info: ReceiverInfo): string {
  return info.receiver === "generic" ? example.generic() : receiverTitle(info);
}

/** The position of a receiver in the menu: any other server comes last. */
function rank(receiver: Receiver): number {
  return receiver === "generic" ? 1 : 0;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-example-menu": ExampleMenu;
  }
}
