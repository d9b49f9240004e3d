import type { EventType } from "hookwright/render";
import { templateText } from "../src/platform/shared-template.ts";
import { LazyElement } from "./lazy-element.ts";
import type { HookwrightPreviewResult, HookwrightProblem } from "./results.ts";

/** The properties of the elements that render a payload template for an event. */
export abstract class TemplateElement extends LazyElement<HookwrightPreviewResult> {
  static override readonly observedAttributes = [...LazyElement.observedAttributes, "event-type"];

  protected override readonly inputs = ["template", "event"];

  /** The payload template. */
  get template(): string {
    return this.text("template");
  }

  set template(template: string) {
    this.setText("template", template);
  }

  /** The event as JSON; empty for a sample event. */
  get event(): string {
    return this.text("event");
  }

  set event(event: string) {
    this.setText("event", event);
  }

  /** The type of the sample event that is used if there is no event; by default `ADD_ARTIFACT_ALIAS`. */
  get eventType(): EventType {
    return (this.getAttribute("event-type") ?? "ADD_ARTIFACT_ALIAS") as EventType;
  }

  set eventType(type: EventType) {
    this.setAttribute("event-type", type);
  }

  /** The rendered payload; undefined before it was rendered, and if there is no event that can be read. */
  get payload(): string | undefined {
    return this.result?.payload;
  }

  /** The problems of template, event and attributes. */
  get problems(): readonly HookwrightProblem[] {
    return this.result?.problems ?? [];
  }

  protected override sharedText({ template, event }: HookwrightPreviewResult): string {
    return templateText(template, event);
  }

  protected override get givenEventType(): string {
    return this.eventType;
  }
}
