import { HookwrightError, SecretVault, type Webhook } from "hookwright/payload";
import type { SandboxResponse } from "../sandbox/expectation.ts";
import { isSandbox, sandboxEndpoint } from "../sandbox/receiver.ts";
import type { Destination } from "./sends.ts";

/** The user's choices for the tests of one webhook. */
export interface SendChoice {
  readonly destination: Destination;
  /** The address for this test only, as it was typed. */
  readonly address: string;
  /** Whether the user sent the webhook's token and signature to another address before. */
  readonly hasConsented: boolean;
  readonly seconds: number;
  readonly sandboxResponse: SandboxResponse;
}

export const DEFAULT_SECONDS = 10;

const DEFAULT_CHOICE: SendChoice = {
  destination: "webhook",
  address: "",
  hasConsented: false,
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

/** The secrets of this tab; all handles share them. */
let vault: SecretVault | undefined;

function secrets(): SecretVault {
  vault ??= new SecretVault();
  return vault;
}

/** Lets the webhook's secrets be sent to its endpoint, because the user wants it, or takes that back. */
export function allow(team: string, webhook: Webhook, isAllowed: boolean): void {
  if (isAllowed) secrets().bind(team, webhook);
  else secrets().unbind(team, webhook);
}

/** Returns whether a test is sent without the webhook's token and signature: another address gets them only if the user chose so. */
export function withholdsSecrets(team: string, webhook: Webhook, choice: SendChoice): boolean {
  if (choice.destination !== "other") return false;
  try {
    return !secrets().isBound(team, atAddress(webhook, choice));
  } catch (error) {
    // The address is not complete yet.
    if (error instanceof HookwrightError) return true;
    throw error;
  }
}

/** Returns the webhook with the address for this test only. */
export function atAddress(webhook: Webhook, { address }: SendChoice): Webhook {
  return { ...webhook, endpoint: address.trim() };
}

/** Returns where a webhook's request really goes with this choice. */
export function destinationOf(webhook: Webhook, { destination }: SendChoice): Destination {
  return destination === "webhook" && isSandbox(webhook.endpoint) ? "sandbox" : destination;
}

/** Returns the webhook with the endpoint and the secrets that are used with this choice. */
export function effectiveWebhook(team: string, webhook: Webhook, choice: SendChoice): Webhook {
  switch (choice.destination) {
    case "webhook":
      return webhook;
    case "sandbox":
      return { ...webhook, endpoint: sandboxEndpoint() };
    case "other": {
      const moved = atAddress(webhook, choice);
      if (!withholdsSecrets(team, webhook, choice)) return moved;
      const { access_token: _token, secret: _secret, ...open } = moved;
      return open;
    }
  }
}
