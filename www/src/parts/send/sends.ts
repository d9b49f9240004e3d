import type { Automation, Delivery, Diagnostic, HttpHeader, Webhook } from "hookwright/payload";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { AutomationContext } from "../automation-context.ts";
import type { SandboxResponse } from "../sandbox/expectation.ts";

/** The part of a request that one send leaves out. */
export type Omission = "nothing" | "signature" | "customHeaders";

/** The receiver of one send: the webhook's own endpoint, this page's sandbox, or an address for this test only. */
export type Destination = "webhook" | "sandbox" | "other";

/** Everything that one send depends on, except the values of secrets. */
export interface SendPlan {
  /** The automation and webhook whose request it is, as text: sends of one subject belong together. */
  readonly subject: string;
  /** The automation whose request is sent; undefined for a test of the webhook. */
  readonly automation: Pick<Automation, "id" | "name"> | undefined;
  readonly eventName: string | undefined;
  readonly team: string;
  /** The webhook with the endpoint and the secrets that are really used. */
  readonly webhook: Webhook;
  readonly destination: Destination;
  /** Whether it is sent without the token and the signature that the stored webhook has. */
  readonly withholdsSecrets: boolean;
  readonly template: string;
  /** The event's JSON; without one, the template is sent unrendered. */
  readonly event: string | undefined;
  /** The rendering options that come from the automation. */
  readonly owner: Partial<AutomationContext> | undefined;
  readonly omission: Omission;
  readonly timeoutMs: number;
  readonly sandboxResponse: SandboxResponse;
}

/** A request as it was sent, with secret values masked. */
export interface MaskedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HttpHeader[];
  readonly body: string;
}

/** The state of one send: under way, ended, or not sent for a reason. */
export type SendState =
  | { readonly kind: "pending" }
  | { readonly kind: "ended"; readonly delivery: Delivery }
  | { readonly kind: "notSent"; readonly reason: string };

/** One send of this tab. */
export interface SendRecord {
  readonly id: number;
  /** When it was sent, in milliseconds since 1970. */
  readonly time: number;
  readonly plan: SendPlan;
  readonly request: MaskedRequest;
  readonly state: SendState;
  /** The result of checking whether the server responds, after a failure whose cause the browser hides. */
  readonly probe?: Diagnostic;
}

/** The number of sends that are kept. */
export const MAX_SENDS = 50;

/** The sends of this tab, newest first. They are in memory only, with secret values masked. */
export class Sends extends EventTarget {
  #records: readonly SendRecord[] = [];
  readonly #aborts = new Map<number, AbortController>();
  #lastId = 0;

  get records(): readonly SendRecord[] {
    return this.#records;
  }

  /** Adds a send that begins now. */
  add(plan: SendPlan, request: MaskedRequest): { readonly id: number; readonly signal: AbortSignal } {
    this.#lastId += 1;
    const id = this.#lastId;
    const abort = new AbortController();
    this.#aborts.set(id, abort);
    const record: SendRecord = { id, time: Date.now(), plan, request, state: { kind: "pending" } };
    const records = [record, ...this.#records];
    const surplus = new Set(records.filter(({ state }) => state.kind !== "pending").slice(MAX_SENDS));
    this.#change(records.filter((one) => !surplus.has(one)));
    return { id, signal: abort.signal };
  }

  /** Records how a send ended. */
  end(id: number, state: SendState) {
    this.#aborts.delete(id);
    this.#change(this.#records.map((one) => (one.id === id ? { ...one, state } : one)));
  }

  /** Records the result of checking whether the server of a failed send responds. */
  setProbe(id: number, probe: Diagnostic) {
    this.#change(this.#records.map((one) => (one.id === id ? { ...one, probe } : one)));
  }

  cancel(id: number) {
    this.#aborts.get(id)?.abort();
  }

  /** Forgets all sends that have ended. */
  clear() {
    this.#change(this.#records.filter(({ state }) => state.kind === "pending"));
  }

  #change(records: readonly SendRecord[]) {
    this.#records = records;
    this.dispatchEvent(new Event("change"));
  }
}

/** The sends of this tab, from every view. */
export const sends = new Sends();

/** Updates its host when a send begins, ends, or is forgotten. */
export class SendsController implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected() {
    sends.addEventListener("change", this.#update);
  }

  hostDisconnected() {
    sends.removeEventListener("change", this.#update);
  }

  readonly #update = () => this.host.requestUpdate();
}
