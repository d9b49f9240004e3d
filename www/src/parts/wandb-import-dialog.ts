import "@awesome.me/webawesome/dist/components/button/button.js";
import "@awesome.me/webawesome/dist/components/textarea/textarea.js";
import {
  type AutomationImport,
  type Diagnostic,
  HookwrightError,
  type ImportedAutomation,
  readWandbAutomations,
  type WorkspaceStore,
  wandbExportCode,
} from "hookwright";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { controls, fieldText } from "../design/controls.ts";
import "../design/copy-button.ts";
import "../design/diagnostics.ts";
import { type Dialog, dialogHost } from "../design/dialog.ts";
import { FormValidity } from "../design/form-validity.ts";
import { GrowingLimit } from "../design/growing-limit.ts";
import "../design/icon.ts";
import "../design/text-field.ts";
import { settings } from "../messages/settings.ts";
import { shared } from "../messages/shared.ts";
import { wandb } from "../messages/wandb.ts";
import { announce } from "../platform/announcement.ts";
import { chooseFile } from "../platform/file.ts";
import { href } from "../platform/route.ts";
import { WorkspaceController } from "../workspace/workspace-controller.ts";

/** A dialog that imports automations from the JSON of W&B's SDK or API, after it has shown what it read. Emits `hw-close`. */
@customElement("hw-wandb-import-dialog")
export class WandbImportDialog extends LitElement {
  static override styles = [
    controls,
    dialogHost,
    css`
      pre {
        max-block-size: 12rem;
        padding: var(--hw-3);
        border-radius: var(--hw-radius);
        background: var(--hw-sunken);
        overflow: auto;
      }

      ul.read {
        display: grid;
        border: var(--hw-hairline) solid var(--hw-line-soft);
        border-radius: var(--hw-radius);
      }

      ul.read > li {
        display: grid;
        gap: var(--hw-1);
        padding: var(--hw-2) var(--hw-3);
      }

      ul.read > li + li {
        border-block-start: var(--hw-hairline) solid var(--hw-line-soft);
      }

      .name {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  /** The JSON text; a file that the user chose, or what the user pastes. */
  @property() json = "";
  @state() private team: string | undefined;
  /** The project or registry of each collection, by the collection's key. */
  @state() private projects: Readonly<Record<string, string>> = {};
  @query("hw-dialog") private dialog?: Dialog;
  private readonly controller = new WorkspaceController(this);
  private readonly validity = new FormValidity(this);
  private readonly limit = new GrowingLimit(this, 50);
  /** The collections of which the JSON names no project. Their fields stay after the user has filled them in. */
  #collections = new Map<string, string>();

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has("json")) this.#collections = new Map();
  }

  override render() {
    const team = this.#team;
    const code = wandbExportCode(team === "" ? "my-team" : team);
    const read = this.#read();
    return html`<hw-dialog wide heading=${wandb.import.title()} @hw-close=${() => this.dispatchEvent(new Event("hw-close"))}>
      <form class="stack" novalidate autocomplete="off" @submit=${this.#submit}>
        <hw-text-field label=${settings.teamName()} hint=${settings.teamNameHelp()} required missing=${shared.nameBlank()} autofocus
          .value=${team} .suggestions=${this.controller.workspace.teams.map(({ name }) => name)}
          @input=${(event: Event) => {
            this.team = fieldText(event);
          }}></hw-text-field>
        <p>${wandb.import.help()}</p>
        <pre class="data" tabindex="0" role="region" aria-label=${wandb.import.code()}>${code}</pre>
        <div class="row"><hw-copy-button .text=${code}></hw-copy-button></div>
        <wa-textarea rows="6" spellcheck="false" label=${wandb.import.json()} hint=${wandb.import.jsonHelp()}
          .value=${this.json} @input=${(event: Event) => {
            this.json = fieldText(event);
          }}></wa-textarea>
        <div class="row"><wa-button appearance="outlined" @click=${this.#choose}>${wandb.import.choose()}</wa-button></div>
        ${[...this.#collections].map(
          ([
            key,
            name,
          ]) => html`<hw-text-field label=${wandb.import.project(name)} hint=${wandb.import.projectHelp()}
            .value=${this.projects[key] ?? ""} @input=${(event: Event) => {
              this.projects = { ...this.projects, [key]: fieldText(event) };
            }}></hw-text-field>`,
        )}
        <div role="status">${this.#result(read)}</div>
        <div class="row actions">
          <wa-button appearance="outlined" @click=${() => this.dialog?.close()}>${shared.cancel()}</wa-button>
          <wa-button type="submit" variant="brand" appearance="accent" ?disabled=${count(read) === 0}>${wandb.import.action(count(read))}</wa-button>
        </div>
      </form>
    </hw-dialog>`;
  }

  get #team(): string {
    return this.team ?? this.controller.workspace.teams[0]?.name ?? "";
  }

  /** Reads the JSON. Returns its automations, its errors if it can't be read, or undefined while there is no JSON. */
  #read(): AutomationImport | readonly Diagnostic[] | undefined {
    if (this.json.trim() === "") return undefined;
    const target = { team: this.#team.trim() || "my-team", projects: this.projects };
    try {
      const read = readWandbAutomations(this.json, target, this.controller.workspace);
      for (const { key, name } of read.collections) this.#collections.set(key, name);
      return read;
    } catch (error) {
      if (error instanceof HookwrightError) return [error.diagnostic];
      throw error;
    }
  }

  #result(read: AutomationImport | readonly Diagnostic[] | undefined) {
    if (read === undefined) return nothing;
    if (!("automations" in read)) return html`<hw-diagnostics .findings=${read}></hw-diagnostics>`;
    const { automations } = read;
    const shown = automations.slice(0, this.limit.limit);
    return html`<ul class="read">
        ${shown.map((one, index) => automationRow(one, index))}
      </ul>
      ${this.limit.more(shown.length, automations.length, wandb.import.shown)}`;
  }

  readonly #choose = async () => {
    const text = await chooseFile("application/json,.json,.jsonl,.ndjson,.txt");
    if (text !== undefined) this.json = text;
  };

  readonly #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!this.validity.check(this.renderRoot.querySelectorAll("hw-text-field"))) return;
    const read = this.#read();
    if (read === undefined || !("automations" in read) || read.command === undefined) return;
    if (!(await this.controller.apply(read.command))) return;
    this.dialog?.close();
    announce(this, wandb.import.done(count(read)), { label: wandb.import.open(), href: href("automations") });
  };
}

/** Returns whether a string is JSON that contains automations of W&B. */
export function isWandbJson(text: string): boolean {
  try {
    readWandbAutomations(text, { team: "my-team" }, { teams: [], automations: [], samples: [] });
    return true;
  } catch (error) {
    if (error instanceof HookwrightError) return false;
    throw error;
  }
}

/** Returns the number of automations that can be imported. */
function count(read: AutomationImport | readonly Diagnostic[] | undefined): number {
  if (read === undefined || !("automations" in read)) return 0;
  return read.automations.filter(({ outcome }) => outcome !== "notImported").length;
}

function automationRow({ name, outcome, findings }: ImportedAutomation, index: number) {
  const icon = outcome === "notImported" ? "cross" : "done";
  return html`<li>
    <span class="row"><wa-icon name=${icon}></wa-icon>
      <strong class="name">${name || wandb.import.unnamed(index + 1)}</strong>
      <span class="soft">${wandb.import.outcome[outcome]()}</span></span>
    ${findings.length === 0 ? nothing : html`<hw-diagnostics .findings=${findings}></hw-diagnostics>`}
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-wandb-import-dialog": WandbImportDialog;
  }
}
