import type { MetricTrigger } from "./metric-fields.ts";

/** Somebody wants an automation with this trigger. */
export class SuggestEvent extends Event {
  constructor(readonly trigger: MetricTrigger) {
    super("hw-suggest", { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "hw-suggest": SuggestEvent;
  }
}
