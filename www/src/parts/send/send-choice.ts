import type { Webhook } from "hookwright/payload";
import type { SandboxResponse } from "../sandbox/expectation.ts";
import { isSandbox, sandboxEndpoint } from "../sandbox/receiver.ts";
import type { Destination } from "./sends.ts";

/** The user's choices for the tests of one webhook. */
export interface SendChoice {
  readonly destination: Destination;
  /** The address for this test only, as it was typed. */
  readonly address: string;
  /** Whether another address gets the webhook's token and signature, too. */
  readonly withSecrets: boolean;
  readonly seconds: number;
  readonly sandboxResponse: SandboxResponse;
}

export const DEFAULT_SECONDS = 10;

const DEFAULT_CHOICE: SendChoice = {
  destination: "webhook",
  address: "",
  withSecrets: false,
  seconds: DEFAULT_SECONDS,
  sandboxResponse: { status: 200, delayMs: 0, drops: false },
};

/** The choices of this tab by subject. They are kept while other views are shown, so that a test never goes elsewhere unnoticed. */
const choices = new Map<string, SendChoice>();

/** Returns the user's choices for a subject. */
export function choiceFor(subject: string): SendChoice {
  return choices.get(subject) ?? DEFAULT_CHOICE;
}

/** Remembers a changed choice for a subject. Another address never inherits the consent to send secrets. */
export function choose(subject: string, change: Partial<SendChoice>): void {
  const previous = choiceFor(subject);
  const isMoved =
    (change.address !== undefined && change.address !== previous.address) ||
    (change.destination !== undefined && change.destination !== previous.destination);
  choices.set(subject, { ...previous, ...(isMoved && { withSecrets: false }), ...change });
}

/** Returns where a webhook's request really goes with this choice. */
export function destinationOf(webhook: Webhook, { destination }: SendChoice): Destination {
  return destination === "webhook" && isSandbox(webhook.endpoint) ? "sandbox" : destination;
}

/** Returns the webhook with the endpoint and the secrets that are used with this choice: another address gets no secret unless the user chose so. */
export function effectiveWebhook(webhook: Webhook, choice: SendChoice): Webhook {
  switch (choice.destination) {
    case "webhook":
      return webhook;
    case "sandbox":
      return { ...webhook, endpoint: sandboxEndpoint() };
    case "other": {
      const moved = { ...webhook, endpoint: choice.address.trim() };
      if (choice.withSecrets) return moved;
      const { access_token: _token, secret: _secret, ...open } = moved;
      return open;
    }
  }
}
