import type { Automation } from "hookwright";
import type { EventPlace } from "./replay-controller.ts";

/** A request to open an event of the file in the Playground, for an automation. */
export class OpenLineEvent extends Event {
  constructor(
    readonly automation: Automation,
    readonly place: EventPlace,
    readonly line: number,
  ) {
    super("hw-open-line", { bubbles: true, composed: true });
  }
}
