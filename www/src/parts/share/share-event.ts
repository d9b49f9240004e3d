import type { Automation, SampleEvent } from "hookwright/payload";

/** The subject that the user wants to share. */
export type ShareSubject =
  | { readonly kind: "workspace" }
  | { readonly kind: "automation"; readonly automation: Automation }
  | {
      /** The template and the event of an automation, as the Playground shows them. */
      readonly kind: "template";
      readonly automation: Automation;
      readonly template: string;
      readonly sample: SampleEvent;
    };

/** A request to open the dialog that makes a link for others. */
export class ShareEvent extends Event {
  constructor(readonly subject: ShareSubject) {
    super("hw-share", { bubbles: true, composed: true });
  }
}
