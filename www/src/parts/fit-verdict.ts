import type { IconName } from "../design/icon.ts";
import { playground } from "../messages/playground.ts";
import { shared } from "../messages/shared.ts";
import type { FitCheck } from "./sample-check.ts";

/** A verdict as an icon, a class, and words. */
export interface Verdict {
  readonly icon: IconName;
  readonly kind: "good" | "warning" | "neutral";
  readonly text: string;
}

/** The things besides the event that decide whether a request is sent as intended. */
export interface Delivery {
  readonly hasWebhook: boolean;
  /** The number of errors in the payload. */
  readonly errors: number;
}

/** Returns the verdict on an event for an automation. It is never good where nothing would be sent, or a payload with errors. */
export function fitVerdict({ verdict, reason }: FitCheck, { hasWebhook, errors }: Delivery): Verdict {
  if (verdict === "notEvaluated") return warning(reason);
  if (verdict === "doesNotFire") return warning(playground.fitDoesNotFire(reason));
  if (!hasWebhook) return warning(playground.fitNoWebhook());
  if (errors > 0) return warning(playground.fitErrors(shared.problemCount.error(errors)));
  return verdict === "fires"
    ? { icon: "done", kind: "good", text: playground.fitFires() }
    : { icon: "info", kind: "neutral", text: playground.fitDepends(reason) };
}

/** Returns a verdict that something is missing or wrong. */
export function warning(text: string): Verdict {
  return { icon: "alert", kind: "warning", text };
}
