import "@awesome.me/webawesome/dist/components/button/button.js";
import { HookwrightError, readShared, type SharedContent, type SharedRecord } from "hookwright";
import type { Automation, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls } from "../design/controls.ts";
import { type Dialog, dialogHost } from "../design/dialog.ts";
import { GrowingLimit } from "../design/growing-limit.ts";
import "../design/icon.ts";
import { errorText } from "../messages/diagnostic.ts";
import { share } from "../messages/share.ts";
import { shared } from "../messages/shared.ts";
import { sampleTitle } from "../messages/vocabulary.ts";
import { showSample } from "../parts/lent-sample.ts";
import "../parts/long-value.ts";
import { endpointText } from "../parts/sandbox/receiver.ts";
import { failureText } from "../parts/share/failure-text.ts";
import { shareStyles } from "../parts/share/share-styles.ts";
import { announce } from "../platform/announcement.ts";
import { readShareLink, type ShareLinkContent } from "../platform/share-link.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";

/** The user added the contents of a link. */
export class SharedAddedEvent extends Event {
  constructor(readonly automations: readonly Automation[]) {
    super("hw-added");
  }
}

/** The longest name that is shown, in UTF-16 units: a link may contain any. */
const MAX_NAME_LENGTH = 120;

/**
 * A dialog that shows the contents of a share link, and adds them to the workspace if the user confirms. Emits `hw-close`, and
 * before that `hw-added`, a `SharedAddedEvent`, if they were added.
 */
@customElement("hw-shared-dialog")
export class SharedDialog extends LitElement {
  static override styles = [
    controls,
    dialogHost,
    shareStyles,
    css`
      ul.records {
        max-block-size: 16rem;
        border: var(--hw-hairline) solid var(--hw-line-soft);
        border-radius: var(--hw-radius);
        overflow: auto;
      }

      ul.records > li {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--hw-3);
        padding: var(--hw-2) var(--hw-3);
      }

      ul.records > li + li {
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      ul.records > li > span:first-child {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .outcome {
        flex: none;
      }

      .replaced {
        padding-inline: var(--hw-2);
        border-radius: var(--hw-radius);
        background: var(--hw-warning-soft);
      }

      .texts {
        display: grid;
        gap: var(--hw-2);
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  /** The version of the link. */
  @property() version = "";
  /** The link's data after the version. */
  @property() data = "";
  /** The text in the link, or why it can't be read; undefined while it is read. */
  @state() private content: ShareLinkContent | undefined;
  @query("hw-dialog") private dialog?: Dialog;
  private readonly controller = new WorkspaceController(this);
  private readonly limit = new GrowingLimit(this, 50);
  /** The id of records that have none in the link: the same in each comparison with the workspace. */
  #id = crypto.randomUUID();

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("version") && !changed.has("data")) return;
    this.content = undefined;
    this.#id = crypto.randomUUID();
    void this.#readLink(this.version, this.data);
  }

  override render() {
    // The dialog opens with its contents, of which one gets the focus.
    if (this.content === undefined) return nothing;
    return html`<hw-dialog heading=${share.open.title()} @hw-close=${() => this.dispatchEvent(new Event("hw-close"))}>
      <div class="stack">${this.#contents(this.content)}</div>
    </hw-dialog>`;
  }

  #contents(content: ShareLinkContent) {
    if ("reason" in content) return this.#failed(failureText(content));
    try {
      return this.#records(this.#compared(content.text));
    } catch (error) {
      if (error instanceof HookwrightError) return this.#failed(contentFailure(error));
      throw error;
    }
  }

  #failed(sentence: string) {
    return html`<p class="notice" role="alert"><wa-icon name="alert"></wa-icon><span>${sentence} ${share.open.nothingChanged()}</span></p>
      <div class="row actions">
        <wa-button appearance="outlined" autofocus @click=${() => this.dialog?.close()}>${shared.close()}</wa-button>
      </div>`;
  }

  #records(content: SharedContent) {
    const { kind, records, automations, samples, unbound, command } = content;
    const listed = records.slice(0, this.limit.limit);
    const replaces = records.some(({ outcome }) => outcome === "replaced");
    const action =
      command === undefined ? share.open.show() : replaces ? share.open.replace() : share.open.action();
    return html`<p>${kind === "template" ? share.open.template() : share.open.workspace()}</p>
      <ul class="records" tabindex="0" role="list" aria-label=${share.contents()}>${listed.map(recordRow)}</ul>
      ${this.limit.more(listed.length, records.length, share.shown)}
      <div class="texts">
        ${automations
          .slice(0, this.limit.limit)
          .map(({ name, payload }) =>
            payload === undefined
              ? nothing
              : html`<hw-long-value label=${share.templateOf(nameText(name))} .value=${payload}></hw-long-value>`,
          )}
        ${
          kind === "template"
            ? samples.map(
                ({ name, event }) =>
                  html`<hw-long-value label=${share.eventOf(nameText(sampleTitle(name)))} .value=${event}></hw-long-value>`,
              )
            : nothing
        }
      </div>
      ${
        unbound.length === 0
          ? nothing
          : html`<p class="notice"><wa-icon name="alert"></wa-icon><span>${share.open.unbound(unbound.map(({ name }) => nameText(name)).join(", "))}</span></p>`
      }
      ${command === undefined ? html`<p role="status">${share.open.nothing()}</p>` : nothing}
      <div class="row actions">
        <wa-button appearance="outlined" autofocus @click=${() => this.dialog?.close()}>${shared.cancel()}</wa-button>
        <wa-button variant="brand" appearance="accent" @click=${() => this.#add(content)}>${action}</wa-button>
      </div>`;
  }

  /** Compares the link with the newest workspace. */
  #compared(text: string): SharedContent {
    return readShared(text, this.controller.workspace, { id: this.#id, name: share.templateName() });
  }

  async #add({ command, automations, samples }: SharedContent) {
    if (command !== undefined && !(await this.controller.apply(command))) return;
    const [automation, sample] = [automations[0], samples[0]];
    if (automation !== undefined && automations.length === 1 && sample !== undefined)
      showSample(automation.id, sample);
    this.dispatchEvent(new SharedAddedEvent(automations));
    this.dialog?.close();
    if (command !== undefined) announce(this, share.open.done());
  }

  async #readLink(version: string, data: string) {
    const content = await readShareLink(version, data);
    // Meanwhile the user may have opened another link.
    if (version === this.version && data === this.data) this.content = content;
  }
}

function recordRow({ record, name, endpoint, outcome }: SharedRecord) {
  const title = nameText(record === "sample" ? sampleTitle(name) : name);
  return html`<li>
    <span>
      <span class="soft small">${share.kind[record]()}</span>
      <strong>${title}</strong>
      ${endpoint === undefined ? nothing : html`<span class="data soft">${nameText(endpointText(endpoint))}</span>`}
    </span>
    <span class="outcome small ${outcome}">${share.outcome[outcome]()}</span>
  </li>`;
}

function nameText(name: string): string {
  return name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH)}…` : name;
}

function contentFailure(error: HookwrightError): string {
  const isNoFile = error.code === "file/syntax" || error.code === "file/format";
  return isNoFile ? share.failure.damaged() : share.failure.content(errorText(error));
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-shared-dialog": SharedDialog;
  }
}
