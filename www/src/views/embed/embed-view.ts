import { type Automation, type EventType, newTrigger, type Webhook } from "hookwright/payload";
import { css, html, LitElement, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { controls } from "../../design/controls.ts";
import "../../design/icon.ts";
import type { CodeEditor, TextChangeEvent } from "../../editor/code-editor.ts";
import "../../editor/code-editor.ts";
import { elements } from "../../messages/elements.ts";
import { playground } from "../../messages/playground.ts";
import { share } from "../../messages/share.ts";
import { compiledEvent } from "../../parts/compiled.ts";
import type { PayloadEditor } from "../../parts/payload-editor.ts";
import "../../parts/payload-editor.ts";
import "../../parts/payload-preview.ts";
import type { JumpEvent } from "../../parts/problem-list.ts";
import "../../parts/problem-list.ts";
import { failureText } from "../../parts/share/failure-text.ts";
import { type TemplatePreview, TemplatePreviewer } from "../../parts/template-preview.ts";
import { isReadonly } from "../../platform/embed.ts";
import { parseRoute } from "../../platform/route.ts";
import { readShareLink, shareFragment } from "../../platform/share-link.ts";
import { templateText } from "../../platform/shared-template.ts";
import { type EmbeddedTexts, embeddedTexts } from "./embedded-texts.ts";

/** The webhook that a template is checked for: its address belongs to no known service. */
const WEBHOOK: Webhook = {
  id: "embedded",
  name: "webhook",
  endpoint: "https://example.com/hook",
  access_token: "ACCESS_TOKEN",
};

/**
 * The page inside other pages: the template and the event of the share link in the address, with the payload, without
 * navigation. It neither reads nor writes a workspace or anything else that the browser stores.
 */
@customElement("hw-embed-view")
export class EmbedView extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        block-size: 100dvh;
        background: var(--hw-surface);
      }

      .panes {
        display: grid;
        flex: 1;
        grid-template: minmax(0, 3fr) minmax(0, 2fr) / minmax(0, 1fr) minmax(0, 1fr);
        grid-template-areas: "template preview" "event preview";
        min-block-size: 0;
      }

      .pane {
        display: flex;
        flex-direction: column;
        min-inline-size: 0;
        min-block-size: 0;
      }

      .template {
        grid-area: template;
      }

      .event {
        grid-area: event;
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      .preview {
        grid-area: preview;
        border-inline-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      .pane > h2 {
        padding: var(--hw-2) var(--hw-3) 0;
        font-size: var(--hw-text-m);
      }

      .event > hw-code-editor,
      hw-payload-editor,
      hw-payload-preview {
        flex: 1;
        min-block-size: 0;
      }

      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: var(--hw-2);
        padding: var(--hw-1) var(--hw-3);
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
        font-size: var(--hw-text-s);
      }

      .failed {
        padding: var(--hw-4) var(--hw-3);
        color: inherit;
      }

      main {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-block-size: 0;
      }

      @media (width < 40rem) {
        :host {
          block-size: auto;
          min-block-size: 100dvh;
        }

        .panes {
          grid-template: auto auto auto / minmax(0, 1fr);
          grid-template-areas: "template" "preview" "event";
        }

        .pane {
          block-size: 20rem;
        }

        .template {
          block-size: 26rem;
        }

        .preview {
          border-inline-start: 0;
          border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
        }
      }
    `,
  ];

  /** The texts, as the user has edited them; undefined before the link is read, and if it can't be. */
  @state() private texts: EmbeddedTexts | undefined;
  /** Why the link can't be shown, in a sentence. */
  @state() private failure: string | undefined;
  /** The fragment of a link to what is shown. */
  @state() private fragment = location.hash;
  @query("hw-payload-editor") private editor?: PayloadEditor;
  @query(".event hw-code-editor") private eventEditor?: CodeEditor;
  readonly #previewer = new TemplatePreviewer();

  override connectedCallback() {
    super.connectedCallback();
    addEventListener("hashchange", this.#readLink);
    void this.#readLink();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#readLink);
  }

  override render() {
    return html`<main>${this.#contents()}</main>
      <footer>
        <span class="soft">Hookwright</span>
        <a href="${location.pathname}${this.fragment}" target="_blank" rel="noopener">${share.openInHookwright()}</a>
      </footer>`;
  }

  #contents() {
    if (this.failure !== undefined) return html`<p class="failed" role="alert">${this.failure}</p>`;
    if (this.texts === undefined) return nothing;
    const preview = this.#preview(this.texts);
    return html`<h1 class="visually-hidden">${this.texts.name || share.template()}</h1>
      <div class="panes">${this.#template(this.texts, preview)} ${this.#result(preview)} ${this.#event(this.texts, preview)}</div>`;
  }

  #preview({ template, event, name }: EmbeddedTexts): TemplatePreview {
    return this.#previewer.preview({
      automation: automationFor(event, name),
      webhook: WEBHOOK,
      teamSecrets: ["ACCESS_TOKEN"],
      template,
      event,
      hasValue: () => false,
    });
  }

  #template(texts: EmbeddedTexts, preview: TemplatePreview) {
    return html`<div class="pane template">
      <h2>${share.template()}</h2>
      <hw-payload-editor
        ?readonly=${isReadonly}
        .text=${texts.template}
        .variables=${preview.variables}
        .nameOf=${preview.nameOf}
        .options=${preview.options}
        .examples=${preview.examples}
        .problems=${preview.problems}
        @hw-type=${({ text }: TextChangeEvent) => this.#edit({ ...texts, template: text })}
      ></hw-payload-editor>
    </div>`;
  }

  #event(texts: EmbeddedTexts, { eventProblems }: TemplatePreview) {
    return html`<div class="pane event">
      <h2>${playground.event()}</h2>
      <hw-code-editor fills label=${playground.event()} ?readonly=${isReadonly} .text=${texts.event} .problems=${eventProblems}
        @hw-type=${({ text }: TextChangeEvent) => this.#edit({ ...texts, event: text })}></hw-code-editor>
      ${
        eventProblems.length === 0
          ? nothing
          : html`<hw-problem-list .problems=${eventProblems}
              @hw-jump=${({ from, to }: JumpEvent) => this.eventEditor?.select(from, to)}></hw-problem-list>`
      }
    </div>`;
  }

  #result({ rendering, failure }: TemplatePreview) {
    const reason = failure ?? (rendering === undefined ? elements.eventUnreadable() : undefined);
    return html`<div class="pane preview">
      <h2>${share.payload()}</h2>
      <hw-payload-preview .rendering=${rendering} .failure=${reason}
        @hw-jump=${({ from, to }: JumpEvent) => this.editor?.select(from, to)}></hw-payload-preview>
    </div>`;
  }

  #edit(texts: EmbeddedTexts) {
    this.texts = texts;
    void shareFragment(templateText(texts.template, texts.event)).then((fragment) => {
      if (this.texts === texts) this.fragment = fragment;
    });
  }

  readonly #readLink = async () => {
    const { hash } = location;
    const route = parseRoute(hash);
    const link = route.view === "share" ? route : { version: "1", data: "" };
    const content = await readShareLink(link.version, link.data);
    if (hash !== location.hash) return;
    this.fragment = hash;
    if ("reason" in content) {
      this.texts = undefined;
      this.failure = failureText(content);
      return;
    }
    this.texts = embeddedTexts(content.text);
    this.failure = this.texts === undefined ? share.failure.noTemplate() : undefined;
  };
}

/** The automations that templates are previewed for, so that what depends on them is cached. */
const automations = new Map<string, Automation>();

/** Returns an automation that waits for an event of the same type. */
function automationFor(event: string, name: string): Automation {
  const type: EventType = compiledEvent(event).event?.eventType ?? "LINK_ARTIFACT";
  const key = `${type} ${name}`;
  const known = automations.get(key);
  if (known) return known;
  const automation: Automation = {
    id: "embedded",
    name,
    enabled: true,
    scope: { type: "team", entity: "team" },
    team: "team",
    trigger: newTrigger(type, ""),
  };
  automations.set(key, automation);
  return automation;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-embed-view": EmbedView;
  }
}
