import type { Webhook } from "hookwright/payload";
import type { SandboxResponse } from "../sandbox/expectation.ts";
import { isSandbox, sandboxEndpoint } from "../sandbox/receiver.ts";
import type { Destination } from "./sends.ts";

/** The user's choices for the tests of one webhook. */
export interface SendChoice {
  readonly destination: Destination;
  /** The address for this test only, as it was typed. */
  readonly address: string;
  /** The origin of another address to which the user sends the webhook's token and signature, too. */
  readonly allowedOrigin: string | undefined;
  readonly seconds: number;
  readonly sandboxResponse: SandboxResponse;
}

export const DEFAULT_SECONDS = 10;

const DEFAULT_CHOICE: SendChoice = {
  destination: "webhook",
  address: "",
  allowedOrigin: undefined,
  seconds: DEFAULT_SECONDS,
  sandboxResponse: { status: 200, delayMs: 0, drops: false },
};

/** The choices of this tab by subject. They are kept while other views are shown, so that a test never goes elsewhere unnoticed. */
const choices = new Map<string, SendChoice>();

/** Returns the user's choices for a subject. */
export function choiceFor(subject: string): SendChoice {
  return choices.get(subject) ?? DEFAULT_CHOICE;
}

/** Remembers a changed choice for a subject. */
export function choose(subject: string, change: Partial<SendChoice>): void {
  choices.set(subject, { ...choiceFor(subject), ...change });
}

/** Identifies the automation and webhook to which choices and sends belong. */
export function subjectOf(team: string, automation: string | undefined, webhook: string | undefined): string {
  return JSON.stringify([team, automation, webhook]);
}

/** Returns the scheme, host and port of an address; an empty string while it is not a URL. */
export function originOf(address: string): string {
  const url = URL.parse(address.trim());
  return url ? `${url.protocol}//${url.host}` : "";
}

/** Returns whether a test is sent without the webhook's token and signature: another address gets them only if the user chose so for its origin. */
export function withholdsSecrets({ destination, address, allowedOrigin }: SendChoice): boolean {
  return destination === "other" && originOf(address) !== allowedOrigin;
}

/** Returns where a webhook's request really goes with this choice. */
export function destinationOf(webhook: Webhook, { destination }: SendChoice): Destination {
  return destination === "webhook" && isSandbox(webhook.endpoint) ? "sandbox" : destination;
}

/** Returns the webhook with the endpoint and the secrets that are used with this choice. */
export function effectiveWebhook(webhook: Webhook, choice: SendChoice): Webhook {
  switch (choice.destination) {
    case "webhook":
      return webhook;
    case "sandbox":
      return { ...webhook, endpoint: sandboxEndpoint() };
    case "other": {
      const moved = { ...webhook, endpoint: choice.address.trim() };
      if (!withholdsSecrets(choice)) return moved;
      const { access_token: _token, secret: _secret, ...open } = moved;
      return open;
    }
  }
}
