import {
  type Automation,
  checkEndpoint,
  type EventType,
  eventTypes,
  newTrigger,
  type SampleEvent,
  SecretVault,
  sampleEvent,
  type Webhook,
  type WorkspaceStore,
} from "hookwright/payload";
import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls, fieldText } from "../../design/controls.ts";
import "../../design/diagnostics.ts";
import type { TextChangeEvent } from "../../editor/code-editor.ts";
import { settings } from "../../messages/settings.ts";
import { shared } from "../../messages/shared.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import { automationContext } from "../../parts/automation-context.ts";
import { compiledEvent } from "../../parts/compiled.ts";
import type { PayloadEditor } from "../../parts/payload-editor.ts";
import "../../parts/payload-editor.ts";
import "../../parts/payload-preview.ts";
import type { JumpEvent } from "../../parts/problem-list.ts";
import { choiceFor, subjectOf, withholdsSecrets } from "../../parts/send/send-choice.ts";
import "../../parts/send/send-panel.ts";
import { payloadPanes } from "../../parts/payload-panes.ts";
import { TemplatePreviewer } from "../../parts/template-preview.ts";
import { SecretValuesController } from "../../workspace/secret-values.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";

/** The event that the test payload is rendered for when the user has not chosen one. */
const DEFAULT_EVENT: EventType = "LINK_ARTIFACT";

/**
 * Sends a test request through a webhook. Its payload is a template like any other: checked, previewed and rendered with the
 * webhook's secrets and the event that the user chooses. It is not saved.
 */
@customElement("hw-webhook-test")
export class WebhookTest extends LitElement {
  static override styles = [
    controls,
    payloadPanes,
    css`
      .frame {
        block-size: 16rem;
      }

      /* On a phone, the editor's tools take two rows. */
      @media (width < 40rem) {
        .frame:has(hw-payload-editor) {
          block-size: 22rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  /** The team that owns the webhook and its secrets. */
  @property() team = "";
  @property({ attribute: false }) webhook?: Webhook;
  /** Whether the test is a part of a form, whose primary action is to save. */
  @property({ type: Boolean }) secondary = false;
  /** Whether the user chose the endpoint or the secrets in a form that is not saved yet. */
  @property({ type: Boolean }) chosen = false;
  @state() private payload = "";
  /** The id of the chosen sample, or the event type whose built-in example is chosen. */
  @state() private chosenEvent: string = DEFAULT_EVENT;
  @query("hw-payload-editor") private editor?: PayloadEditor;
  private readonly controller = new WorkspaceController(this);
  private readonly previewer = new TemplatePreviewer();
  private vault: SecretVault | undefined;
  private testedAs: Automation | undefined;

  constructor() {
    super();
    new SecretValuesController(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.vault = new SecretVault();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.vault?.free();
    this.vault = undefined;
  }

  protected override willUpdate(_changed: PropertyValues<this>) {
    // Another tab may have deleted the chosen sample.
    const { samples } = this.controller.workspace;
    const exists = samples.some(({ id }) => id === this.chosenEvent) || isEventType(this.chosenEvent);
    if (!exists) this.chosenEvent = DEFAULT_EVENT;
  }

  override render() {
    const { webhook } = this;
    if (webhook === undefined) return "";
    const { event, eventType } = this.event();
    const rendered = withEndpoint(webhook);
    const automation = this.testAutomation(eventType);
    const isWithheld = withholdsSecrets(
      this.team,
      webhook,
      choiceFor(subjectOf(this.team, undefined, webhook.id)),
    );
    const preview = this.previewer.preview({
      automation,
      webhook: rendered,
      teamSecrets: this.controller.workspace.teams.find(({ name }) => name === this.team)?.secrets ?? [],
      template: this.payload,
      event,
      // Without the secrets, their variables are sent as they are written.
      hasValue: (name) => !isWithheld && (this.vault?.has(this.team, name) ?? false),
    });
    return html`<div class="stack">
      <p id="help" class="soft small">${settings.testHelp()}</p>
      <div class="panes">
        <div class="field" role="group" aria-labelledby="payload" aria-describedby="help">
          <div class="row heading">
            <span id="payload" class="label">${settings.testPayload()} <span class="soft">${shared.optional()}</span></span>
          </div>
          <div class="frame">
            <hw-payload-editor
              .automationId=${webhook.id}
              .text=${this.payload}
              .variables=${preview.variables}
              .nameOf=${preview.nameOf}
              .options=${preview.options}
              .examples=${preview.examples}
              .problems=${preview.problems}
              @hw-type=${({ text }: TextChangeEvent) => {
                this.payload = text;
              }}
            ></hw-payload-editor>
          </div>
        </div>
        <div class="field">
          <div class="row heading">
          <label for="sample" class="label">${settings.testEvent()}</label>
          <select id="sample" @change=${(change: Event) => {
            this.chosenEvent = fieldText(change);
          }}>
            ${this.samples()}
          </select>
          </div>
          <div class="frame">
            <hw-payload-preview .rendering=${preview.rendering} .failure=${preview.failure}
              @hw-jump=${({ from, to }: JumpEvent) => this.editor?.select(from, to)}></hw-payload-preview>
          </div>
          <hw-diagnostics .findings=${preview.eventProblems}></hw-diagnostics>
        </div>
      </div>
      <hw-send-panel ?secondary=${this.secondary} ?chosen=${this.chosen} .team=${this.team} .webhook=${webhook} .template=${this.payload} .event=${event} .owner=${automationContext(automation)}
        @hw-send-choice=${() => this.requestUpdate()}></hw-send-panel>
    </div>`;
  }

  /** Returns an automation that would send the test payload: it gives the payload its event type and a name. */
  private testAutomation(eventType: EventType): Automation {
    const { team, testedAs } = this;
    if (testedAs?.team === team && testedAs.trigger.type === eventType) return testedAs;
    const automation: Automation = {
      id: "test",
      name: settings.test(),
      enabled: true,
      scope: { type: "team", entity: team },
      team,
      trigger: newTrigger(eventType, ""),
    };
    this.testedAs = automation;
    return automation;
  }

  private samples() {
    const option = (value: string, name: string) =>
      html`<option value=${value} .selected=${value === this.chosenEvent}>${name}</option>`;
    const { samples } = this.controller.workspace;
    return html`<optgroup label=${settings.builtInEvents()}>
        ${eventTypes().map(({ eventType }) => option(eventType, eventTitle(eventType)))}
      </optgroup>
      ${
        samples.length === 0
          ? ""
          : html`<optgroup label=${settings.savedSamples()}>${samples.map(({ id, name }) => option(id, name))}</optgroup>`
      }`;
  }

  /** Returns the chosen event, and the type that the payload's `event_type` renders. */
  private event(): { event: string; eventType: EventType } {
    const sample = this.controller.workspace.samples.find(({ id }) => id === this.chosenEvent);
    const type = isEventType(this.chosenEvent) ? this.chosenEvent : DEFAULT_EVENT;
    return sample
      ? { event: sample.event, eventType: typeOf(sample) }
      : { event: sampleEvent(type), eventType: type };
  }
}

/** Returns the webhook for the preview, which an endpoint that is still being typed does not change. */
function withEndpoint(webhook: Webhook): Webhook {
  const isEndpoint = checkEndpoint(webhook.endpoint, false).every(({ severity }) => severity !== "error");
  return isEndpoint ? webhook : { ...webhook, endpoint: "https://example.com/" };
}

function typeOf({ event }: SampleEvent): EventType {
  return compiledEvent(event).event?.eventType ?? DEFAULT_EVENT;
}

function isEventType(text: string): text is EventType {
  return eventTypes().some(({ eventType }) => eventType === text);
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-webhook-test": WebhookTest;
  }
}
