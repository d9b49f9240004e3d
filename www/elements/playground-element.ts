import type { View } from "./lazy-element.ts";
import { TemplateElement } from "./template-element.ts";

/**
 * A payload template in an editor that completes, explains and checks variables, with an event and the rendered payload.
 *
 * @tagname hookwright-playground
 * @attr {string} event-type - The type of the sample event, like `ADD_ARTIFACT_ALIAS`, that is used if there is no
 * event; by default `ADD_ARTIFACT_ALIAS`.
 * @attr {string} playground-url - The address of a playground, which a link below the element opens with what the element shows.
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
 * @csspart open - The link to a playground.
 * @cssproperty --hookwright-accent - The colour of links and focus. Every design token can be set in this way.
 * @cssproperty --hookwright-surface - The background.
 * @cssproperty --hookwright-ink - The text's colour.
 * @cssproperty --hookwright-mono - The typeface of JSON.
 */
export class HookwrightPlayground extends TemplateElement {
  protected override async createView(): Promise<View> {
    const { createPlaygroundView } = await import("./playground-view.ts");
    return createPlaygroundView(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "hookwright-playground": HookwrightPlayground;
  }
}
