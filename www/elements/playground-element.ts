import type { Diagnostic, EventType } from "hookwright/render";
import { LazyElement, type View } from "./lazy-element.ts";
import type { HookwrightPreviewResult } from "./results.ts";

/**
 * A payload template in an editor that completes, explains and checks variables, with an event and the rendered payload.
 *
 * @tagname hookwright-playground
 * @attr {string} event-type - The type of the sample event, like `ADD_ARTIFACT_ALIAS`, that is used if there is no event.
 * @attr {boolean} readonly - The user can't edit template and event.
 * @attr {string} parts - The names of the parts to show, separated by spaces: `template`, `event`, `preview`, `problems`. All by
 * default.
 * @slot - The inputs: an element with `data-part="template"`, and one with `data-part="event"`; text alone is the template.
 * @fires {CustomEvent<HookwrightPreviewResult>} hookwright-change - Template, event, payload or problems changed; also after the
 * first rendering.
 * @fires {CustomEvent<{ error: unknown }>} hookwright-error - The element's code could not be loaded; it still shows its content.
 * @csspart frame - The border around everything.
 * @csspart template - The pane of the template.
 * @csspart preview - The pane of the rendered payload.
 * @csspart problems - The list of problems.
 * @csspart event - The pane of the event.
 * @cssproperty --hookwright-accent - The colour of links and focus. Every design token can be set in this way.
 * @cssproperty --hookwright-surface - The background.
 * @cssproperty --hookwright-ink - The text's colour.
 * @cssproperty --hookwright-mono - The typeface of JSON.
 */
export class HookwrightPlayground extends LazyElement<HookwrightPreviewResult> {
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

  /** The type of the sample event that is used if there is no event. */
  get eventType(): EventType {
    return (this.getAttribute("event-type") ?? "ADD_ARTIFACT_ALIAS") as EventType;
  }

  set eventType(type: EventType) {
    this.setAttribute("event-type", type);
  }

  /** The rendered payload; undefined before it was rendered, and if the event can't be read. */
  get payload(): string | undefined {
    return this.result?.payload;
  }

  /** The problems of template and event. */
  get problems(): readonly Diagnostic[] {
    return this.result?.problems ?? [];
  }

  protected override async createView(): Promise<View> {
    const { createPlaygroundView } = await import("./playground-view.ts");
    return createPlaygroundView(this);
  }

  protected override configure(view: View) {
    view.setAttribute("event-type", this.eventType);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hookwright-playground": HookwrightPlayground;
  }
}
