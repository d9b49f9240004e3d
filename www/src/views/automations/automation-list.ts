import "@awesome.me/webawesome/dist/components/switch/switch.js";
import "@awesome.me/webawesome/dist/components/button/button.js";
import type { Automation, Scope, Workspace, WorkspaceStore } from "hookwright/payload";
import { css, html, LitElement } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { controls, focusDrawn } from "../../design/controls.ts";
import { list } from "../../design/list.ts";
import type { ChooseEvent, MenuItem } from "../../design/menu.ts";
import { VirtualRows } from "../../design/virtual-rows.ts";
import { announce } from "../../platform/announcement.ts";
import { whenIdle } from "../../platform/idle.ts";
import { DETAILS, href, NEW } from "../../platform/route.ts";
import "../../design/menu.ts";
import { app } from "../../messages/app.ts";
import { automations } from "../../messages/automations.ts";
import { settings } from "../../messages/settings.ts";
import { shared } from "../../messages/shared.ts";
import { eventTitle } from "../../messages/vocabulary.ts";
import { type Group, group, type Section } from "../../parts/grouping.ts";
import "../../parts/send/last-send.ts";
import { ShareEvent } from "../../parts/share/share-event.ts";
import { WorkspaceController } from "../../workspace/workspace-controller.ts";
import { payloadFindings, triggerFindings } from "./automation-checks.ts";
import { automationDrafts } from "./automation-draft.ts";
import {
  type AutomationRow,
  type Indexed,
  type Row,
  rowsOf,
  type ShownGroup,
  type ShownSection,
  shownGroups,
} from "./automation-rows.ts";
import { AutomationSearch } from "./automation-search.ts";
import { triggerSummary } from "./trigger-summary.ts";
import "../../design/confirm-dialog.ts";
import "../../design/diagnostics.ts";
import "../../design/icon.ts";
import "../../design/search-field.ts";

const SCOPE_NAME: Record<Scope["type"], () => string> = {
  organization: automations.organization,
  team: automations.teamScope,
  registry: automations.registry,
  project: automations.project,
};

/**
 * The list of all automations, grouped by registry or project, then by collection. Emits `hw-create-in` with the scope of the
 * group in which the user creates an automation, and `hw-wandb-import` when the user imports automations from W&B.
 */
@customElement("hw-automation-list")
export class AutomationList extends LitElement {
  static override styles = [
    controls,
    list,
    css`
      .stack {
        gap: var(--hw-6);
      }

      .rows {
        position: relative;
      }

      .rows [data-index] {
        position: absolute;
        inset-inline: 0;
        inset-block-start: 0;
      }

      .group:not([data-index="0"]) {
        padding-block-start: var(--hw-6);
      }

      .group {
        flex-wrap: nowrap;
        padding-block-end: var(--hw-2);
      }

      .section:not(.first) {
        padding-block-start: var(--hw-2);
      }

      .collection {
        flex-wrap: nowrap;
        padding: var(--hw-1) var(--hw-3);
        border: var(--hw-hairline) solid var(--hw-line-soft);
        border-start-start-radius: var(--hw-radius);
        border-start-end-radius: var(--hw-radius);
        background: var(--hw-sunken);
        font-size: var(--hw-text-s);
        font-weight: 500;
      }

      /* The rows of a section draw its panel: only some of them are rendered. */
      .list > :is(li, li + li) {
        border: var(--hw-hairline) solid var(--hw-line-soft);
        border-block-start: 0;
        background: var(--hw-surface);
      }

      .list > .last {
        border-end-start-radius: var(--hw-radius);
        border-end-end-radius: var(--hw-radius);
      }

      .disabled .item > :not(hw-diagnostics) {
        opacity: 0.65;
      }

      .item > hw-diagnostics {
        margin-block-start: var(--hw-1);
      }

      h2,
      h3 {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      h3 {
        padding-block: var(--hw-1);
        font: inherit;
      }

      @media (width < 40rem) {
        /* The menu has it, too. */
        .quick {
          display: none;
        }

        hw-search-field {
          flex-basis: 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) store?: WorkspaceStore;
  @state() private query = "";
  @state() private deleting: Automation | undefined;
  @query("h1") private heading?: HTMLElement;
  private readonly controller = new WorkspaceController(this);

  private readonly rows = new VirtualRows(this);
  private readonly search = new AutomationSearch();
  /** The automations of `searched` that contain the query. */
  @state() private found: readonly Automation[] = [];
  private searched: { readonly workspace: Workspace; readonly query: string } | undefined;
  private listed: { readonly found: readonly Automation[]; readonly rows: readonly Row[] } | undefined;
  private webhookNames: ReadonlyMap<string, string> = new Map();

  /** Focuses the link to an automation, or the *Create automation* link for `new`; without a link, the heading. */
  async focusRow(id: string) {
    await this.updateComplete;
    await this.rows.pin(id);
    const links = this.renderRoot.querySelectorAll<HTMLElement>("[href]");
    const address = id === NEW ? href("automations", NEW) : href("automations", id, DETAILS);
    const link = [...links].find((one) => one.getAttribute("href") === address);
    await focusDrawn(link ?? this.heading);
  }

  override render() {
    this.find();
    const all = this.controller.workspace.automations;
    const { found } = this;
    if (this.listed?.found !== found) {
      this.listed = { found, rows: rowsOf(group(found)) };
      this.rows.show(this.listed.rows);
    }
    const shown = shownGroups(this.listed.rows, this.rows.indices());
    return html`<div class="stack">
      <div class="spread">
        <h1 tabindex="-1">${app.automations()}</h1>
        <div class="row">
          ${
            all.length > 1 || this.query !== ""
              ? html`<hw-search-field label=${automations.search()} @hw-search=${(
                  event: CustomEvent<string>,
                ) => {
                  this.query = event.detail;
                }}></hw-search-field>`
              : ""
          }
          ${all.length === 0 ? "" : [this.importButton(), this.createButton()]}
        </div>
      </div>
      ${all.length === 0 ? this.empty() : ""}
      ${all.length > 0 && found.length === 0 ? html`<p class="soft">${settings.noMatch()}</p>` : ""}
      <div class="rows" @focusin=${this.rows.focused} @focusout=${this.rows.blurred}>
        ${repeat(
          shown,
          ({ group }) => `${group.kind} ${group.name}`,
          (one) => this.group(one),
        )}
      </div>
      ${this.deleting ? this.dialog(this.deleting) : ""}
    </div>`;
  }

  /** Searches again if the workspace or the query has changed. Until a long search ends, the earlier result is shown. */
  private find() {
    const { workspace } = this.controller;
    const { query } = this;
    if (this.searched?.workspace === workspace && this.searched.query === query) return;
    if (this.searched?.workspace.teams !== workspace.teams) {
      const webhooks = workspace.teams.flatMap((team) => team.webhooks);
      this.webhookNames = new Map(webhooks.map(({ id, name }) => [id, name]));
    }
    this.searched = { workspace, query };
    const names = new Map([...this.webhookNames].map(([id, name]) => [id, name.toLowerCase()]));
    this.search.find(workspace.automations, query, names, (found) => {
      this.found = found;
      if (query === "") whenIdle(() => this.prepareSearch(found));
    });
  }

  private prepareSearch(found: readonly Automation[]) {
    if (this.found === found && this.query === "") this.search.prepare(found);
  }

  private createButton() {
    return html`<wa-button variant="brand" appearance="accent" href=${href("automations", NEW)}>
      <wa-icon slot="start" name="add"></wa-icon>${automations.create()}
    </wa-button>`;
  }

  private importButton() {
    const ask = () => this.dispatchEvent(new Event("hw-wandb-import", { bubbles: true, composed: true }));
    return html`<wa-button appearance="outlined" @click=${ask}>${app.importFromWandb()}</wa-button>`;
  }

  private empty() {
    return html`<div class="panel empty">
      <p>${automations.empty()}</p>
      <div class="row">
        ${this.createButton()}
        ${this.importButton()}
        ${
          // With teams, loading the examples would replace their secrets and webhooks.
          this.controller.workspace.teams.length === 0
            ? html`<wa-button appearance="outlined" @click=${this.loadExamples}>${automations.loadExamples()}</wa-button>`
            : ""
        }
      </div>
    </div>`;
  }

  private readonly loadExamples = async () => {
    if (await this.controller.attempt((store) => store.reset("starter")))
      announce(this, automations.examplesLoaded());
  };

  private group({ group, heading, sections }: ShownGroup) {
    const { name, scope } = group;
    const kind = SCOPE_NAME[group.kind]();
    return html`<section aria-label="${kind} ${name}">
      ${
        heading === undefined
          ? ""
          : html`<div class="group spread" data-index=${heading.index}>
              <h2>${name} <span class="soft small">${kind}</span></h2>
              <wa-button size="s" appearance="outlined" title=${automations.createInHelp(name)}
                @click=${() => this.dispatchEvent(new CustomEvent("hw-create-in", { detail: scope }))}>
                <wa-icon slot="start" name="add"></wa-icon><span aria-hidden="true">${automations.createIn()}</span>
                <span class="visually-hidden">${automations.createIn()}: ${name}</span>
              </wa-button>
            </div>`
      }
      ${repeat(
        sections,
        ({ section }) => `${section.kind} ${section.collection}`,
        (one) => this.section(one, group),
      )}
    </section>`;
  }

  private section({ section, heading, automations: members }: ShownSection, { sections }: Group) {
    const title = sectionTitle(section);
    const [first] = section.automations;
    return html`<div>
      ${
        heading === undefined
          ? ""
          : html`<div class="section ${section === sections[0] ? "first" : ""}" data-index=${heading.index}>
              <div class="collection spread">
                <h3>${title}</h3>
                ${section.kind === "collection" && first ? this.createInCollection(first.scope, title) : ""}
              </div>
            </div>`
      }
      <ul class="list" aria-label=${title}>
        ${repeat(
          members,
          ({ row }) => row.key,
          (one) => this.row(one),
        )}
      </ul>
    </div>`;
  }

  /** Renders the button that creates an automation for one collection. */
  private createInCollection(scope: Scope, name: string) {
    return html`<wa-button size="s" appearance="plain" title=${automations.createInCollection()}
      @click=${() => this.dispatchEvent(new CustomEvent("hw-create-in", { detail: scope }))}>
      <wa-icon slot="start" name="add"></wa-icon><span aria-hidden="true">${automations.createIn()}</span>
      <span class="visually-hidden">${automations.createInCollection()}: ${name}</span>
    </wa-button>`;
  }

  private row({ index, row: { automation, position, section } }: Indexed<AutomationRow>) {
    const { id, name, enabled } = automation;
    const webhook = this.webhookName(automation);
    const summary = triggerSummary(automation.trigger);
    const count = section.automations.length;
    // Screen readers count the whole section, not only the rendered rows.
    return html`<li class="${enabled ? "" : "disabled"} ${position === count ? "last" : ""}" data-index=${index}
      aria-posinset=${position} aria-setsize=${count}>
      <wa-switch title=${automations.enabled()} .checked=${enabled}
        @change=${() => this.controller.apply({ type: "enable_automation", id, enabled: !enabled })}>
        <span class="visually-hidden">${automations.enabled()}: ${name}</span>
      </wa-switch>
      <div class="item">
        <a href=${href("automations", id, DETAILS)}>${name}</a>
        <span class="small">${eventTitle(automation.trigger.type)}${summary === "" ? "" : html` · <span class="data">${summary}</span>`}</span>
        ${webhook === "" ? "" : html`<span class="soft small">→ ${webhook}</span>`}
        ${
          webhook === ""
            ? html`<span class="state ${enabled ? "warning" : ""}"><wa-icon name="alert"></wa-icon>${automations.noWebhook()}</span>`
            : ""
        }
        <hw-last-send automation=${id}></hw-last-send>
        ${this.problems(automation)}
      </div>
      ${enabled ? "" : html`<span class="state">${automations.disabled()}</span>`}
      <wa-button class="quick" appearance="plain" title=${automations.editPayload()} @click=${() => this.choose("payload", automation)}>
        <wa-icon name="bolt" label="${automations.editPayload()}: ${name}"></wa-icon>
      </wa-button>
      <hw-menu
        label=${shared.moreFor(name)}
        .items=${menuItems()}
        @hw-choose=${(event: ChooseEvent) => this.choose(event.item, automation)}
      ></hw-menu>
    </li>`;
  }

  /** Renders the count of errors and warnings of an automation, and the most severe one in words. */
  private problems(automation: Automation) {
    const found = [...triggerFindings(automation), ...payloadFindings(automation, this.controller.workspace)];
    const errors = found.filter(({ severity }) => severity === "error");
    const warnings = found.filter(({ severity }) => severity === "warning");
    const [first] = [...errors, ...warnings];
    if (first === undefined) return "";
    const others = errors.length + warnings.length - 1;
    return html`<hw-diagnostics class="small" .findings=${[first]}></hw-diagnostics>
      ${
        others === 0
          ? ""
          : html`<a class="small" href=${href("automations", automation.id)}>${automations.otherProblems(
              errors.length - (first.severity === "error" ? 1 : 0),
              warnings.length - (first.severity === "warning" ? 1 : 0),
            )}</a>`
      }`;
  }

  private async choose(item: string, automation: Automation) {
    if (item === "payload") location.hash = href("playground", automation.id);
    if (item === "edit") location.hash = href("automations", automation.id);
    if (item === "share") this.dispatchEvent(new ShareEvent({ kind: "automation", automation }));
    if (item === "delete") this.deleting = automation;
    if (item === "duplicate") {
      const copy = { ...automation, id: crypto.randomUUID(), name: automations.copyOf(automation.name) };
      if (!(await this.controller.apply({ type: "put_automation", automation: copy }))) return;
      announce(this, settings.saved(copy.name));
      await this.focusRow(copy.id);
    }
  }

  private dialog(automation: Automation) {
    const close = () => {
      this.deleting = undefined;
    };
    return html`<hw-confirm-dialog
      heading=${automations.deleteAutomation(automation.name)}
      text=${automations.deleteText(this.webhookName(automation))}
      action=${shared.delete()}
      @hw-close=${close}
      @hw-confirm=${() => this.delete(automation)}
    ></hw-confirm-dialog>`;
  }

  /** Deletes an automation, unless another tab has changed it since the user chose to. */
  private async delete(base: Automation) {
    const { id, name } = base;
    if (!(await this.controller.apply({ type: "delete_automation", id, base }))) return;
    automationDrafts.drop(id);
    announce(this, shared.deleted(name));
    this.heading?.focus();
  }

  private webhookName({ webhook }: Automation): string {
    return (webhook && this.webhookNames.get(webhook)) ?? "";
  }
}

function sectionTitle({ kind, collection }: Section): string {
  if (kind === "collection") return collection ?? "";
  return kind === "runs" ? automations.runs() : automations.allCollections();
}

let items: readonly MenuItem[] | undefined;

/** Returns the same array each time, so that the menus of unchanged rows have nothing to update. */
function menuItems(): readonly MenuItem[] {
  items ??= [
    { id: "payload", label: automations.editPayload(), icon: "bolt" },
    { id: "edit", label: shared.edit(), icon: "edit" },
    { id: "duplicate", label: automations.duplicate(), icon: "copy" },
    { id: "share", label: shared.share(), icon: "share" },
    { id: "delete", label: shared.delete(), icon: "trash", danger: true },
  ];
  return items;
}

declare global {
  interface HTMLElementTagNameMap {
    "hw-automation-list": AutomationList;
  }
}
